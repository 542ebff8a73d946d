//! A new name for an article or a folder, as `frontdesk mv` gives it: links, translations, pictures,
//! votes and old addresses follow.

use lsp_types::{
    CreateFile, DocumentChangeOperation, DocumentChanges, FileRename, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, RenameFile, ResourceOp, TextDocumentEdit,
    TextEdit, Uri, WorkspaceEdit,
};

use super::position::{offset, path_of, range, uri_of};
use super::target::target;
use super::workspace::Workspace;
use crate::diagnostics::{Diagnostics, Span};
use crate::edit::{self, Changes, Move};
use crate::tree::TextFile;

/// The article under the cursor: its path in `content/`, and where the address stands that names
/// it.
pub(super) fn prepare(
    workspace: &Workspace,
    path: &str,
    at: Position,
) -> Option<(lsp_types::Range, String)> {
    let file = workspace.text(path)?;
    let target = target(workspace, &file, offset(&file.text, at))?;
    Some((range(&file.text, target.span), target.document.key.to_string()))
}

/// Everything that changes when the article under the cursor is called `new` from now on.
///
/// # Errors
/// Why it cannot be.
pub(super) fn rename(
    workspace: &Workspace,
    path: &str,
    at: Position,
    new: &str,
) -> Result<Option<WorkspaceEdit>, String> {
    let Some((_, old)) = prepare(workspace, path, at) else { return Ok(None) };
    let changes = plan(workspace, &old, new)?;
    Ok(edits(workspace, &changes, None))
}

/// What else has to change when the editor itself is about to rename `files`.
pub(super) fn follow(workspace: &Workspace, files: &[FileRename]) -> Option<WorkspaceEdit> {
    use std::str::FromStr;
    let path = |uri: &str| path_of(workspace.root(), &Uri::from_str(uri).ok()?);
    let [file] = files else { return None };
    let (old, new) = (path(&file.old_uri)?, path(&file.new_uri)?);
    if !old.starts_with("content/") || !new.starts_with("content/") {
        return None;
    }
    // What cannot follow is told as a mistake once the file has its name.
    let changes = plan(workspace, &old, &new).ok()?;
    edits(workspace, &changes, Some(&old))
}

fn plan(workspace: &Workspace, old: &str, new: &str) -> Result<Changes, String> {
    let source = workspace.source().map_err(|d| d.message)?;
    let said = |found: Diagnostics| {
        let errors = found.iter().map(|d| match &d.help {
            Some(help) => format!("{}: {help}", d.message),
            None => d.message.clone(),
        });
        errors.collect::<Vec<_>>().join("; ")
    };
    edit::plan(&source, workspace.request(), Move { old, new }).map_err(said)
}

/// Texts change under the names they have, then files move. `renamed` moves by itself.
fn edits(workspace: &Workspace, changes: &Changes, renamed: Option<&str>) -> Option<WorkspaceEdit> {
    let root = workspace.root();
    let mut operations = Vec::new();
    for (path, (before, after)) in &changes.texts {
        let whole = TextFile::new(path.as_str(), before.clone());
        operations.push(DocumentChangeOperation::Edit(replaced(workspace, &whole, after)?));
    }
    for (path, text) in &changes.fresh {
        let uri = uri_of(root, path)?;
        operations.push(DocumentChangeOperation::Op(ResourceOp::Create(CreateFile {
            uri,
            options: None,
            annotation_id: None,
        })));
        let empty = TextFile::new(path.as_str(), "");
        operations.push(DocumentChangeOperation::Edit(replaced(workspace, &empty, text)?));
    }
    for (old, new) in changes.moves.iter().filter(|(old, _)| renamed != Some(old.as_str())) {
        operations.push(DocumentChangeOperation::Op(ResourceOp::Rename(RenameFile {
            old_uri: uri_of(root, old)?,
            new_uri: uri_of(root, new)?,
            options: None,
            annotation_id: None,
        })));
    }
    let changes = DocumentChanges::Operations(operations);
    Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
}

fn replaced(workspace: &Workspace, file: &TextFile, after: &str) -> Option<TextDocumentEdit> {
    let whole = range(&file.text, Span::new(0, file.text.len()));
    Some(TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: uri_of(workspace.root(), &file.path)?,
            version: None,
        },
        edits: vec![OneOf::Left(TextEdit { range: whole, new_text: after.to_owned() })],
    })
}
