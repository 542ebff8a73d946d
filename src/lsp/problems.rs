//! Diagnostics by file, and what has one mending.

use std::collections::{BTreeMap, BTreeSet};

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, DiagnosticRelatedInformation,
    DiagnosticSeverity, Location, NumberOrString, PublishDiagnosticsParams, Range, TextEdit, Uri,
    WorkspaceEdit,
};

use super::position::{range, range_of, uri_of};
use super::workspace::Workspace;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};

/// Whatever has no place is told here.
const SITE: &str = "site.toml";

/// What was told last.
#[derive(Default)]
pub(super) struct Problems {
    /// The files of it.
    told: BTreeSet<String>,
    all: Vec<Diagnostic>,
}

impl Problems {
    /// The messages that bring an editor from what it was told to `found`.
    pub fn turn(
        &mut self,
        workspace: &Workspace,
        found: Diagnostics,
    ) -> Vec<PublishDiagnosticsParams> {
        self.all = found.into_iter().collect();
        let mut by_file: BTreeMap<String, Vec<lsp_types::Diagnostic>> =
            std::mem::take(&mut self.told).into_iter().map(|path| (path, Vec::new())).collect();
        let mut texts = BTreeMap::new();
        for d in &self.all {
            let path = d.place.as_ref().map_or(SITE, |place| place.path.as_str()).to_owned();
            let text = texts.entry(path.clone()).or_insert_with(|| workspace.text(&path));
            let text = text.as_ref().map(|file| &*file.text);
            by_file.entry(path).or_default().push(told(workspace, d, text));
        }
        self.told = by_file
            .iter()
            .filter(|(_, told)| !told.is_empty())
            .map(|(path, _)| path.clone())
            .collect();
        let message = |(path, diagnostics): (String, Vec<lsp_types::Diagnostic>)| {
            let uri = uri_of(workspace.root(), &path)?;
            Some(PublishDiagnosticsParams { uri, diagnostics, version: None })
        };
        by_file.into_iter().filter_map(message).collect()
    }

    /// What mends the mistakes of a file that touch `wanted`.
    pub fn mendings(
        &self,
        workspace: &Workspace,
        path: &str,
        wanted: Range,
    ) -> Vec<CodeActionOrCommand> {
        let (Some(uri), Some(file)) = (uri_of(workspace.root(), path), workspace.text(path)) else {
            return Vec::new();
        };
        let own =
            self.all.iter().filter(|d| d.place.as_ref().is_some_and(|place| place.path == path));
        let action = |d: &Diagnostic| {
            let (fix, place) = (d.fix.as_ref()?, d.place.as_ref()?);
            let at = range_of(place, Some(&file.text));
            let edit = TextEdit { range: range(&file.text, fix.span), new_text: fix.text.clone() };
            let touches = at.start <= wanted.end && wanted.start <= at.end;
            touches.then(|| mending(d, &uri, told(workspace, d, Some(&file.text)), edit))
        };
        own.filter_map(action).collect()
    }
}

// A map by address is what the protocol's edits are; nobody changes an address behind it.
#[allow(clippy::mutable_key_type)]
fn mending(
    d: &Diagnostic,
    uri: &Uri,
    told: lsp_types::Diagnostic,
    edit: TextEdit,
) -> CodeActionOrCommand {
    let changes = std::collections::HashMap::from([(uri.clone(), vec![edit])]);
    CodeActionOrCommand::CodeAction(CodeAction {
        title: d.help.clone().unwrap_or_else(|| d.message.clone()),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![told]),
        edit: Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }),
        is_preferred: Some(true),
        ..CodeAction::default()
    })
}

fn told(workspace: &Workspace, d: &Diagnostic, text: Option<&str>) -> lsp_types::Diagnostic {
    let range = d.place.as_ref().map(|place| range_of(place, text)).unwrap_or_default();
    let related = d.related.iter().filter_map(|(place, message)| {
        let file = workspace.text(&place.path);
        let range = range_of(place, file.as_ref().map(|file| &*file.text));
        let location = Location { uri: uri_of(workspace.root(), &place.path)?, range };
        Some(DiagnosticRelatedInformation { location, message: message.clone() })
    });
    let related: Vec<_> = related.collect();
    let message = match &d.help {
        Some(help) => format!("{}\n{help}", d.message),
        None => d.message.clone(),
    };
    lsp_types::Diagnostic {
        range,
        severity: Some(match d.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Notice => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(d.code.to_owned())),
        source: Some("frontdesk".to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        ..lsp_types::Diagnostic::default()
    }
}
