//! Messages, one after the other. A burst of keystrokes is read whole before the site is linked: an
//! editor wants to know about the last of them.

use std::path::PathBuf;
use std::time::Duration;

use crossbeam_channel::RecvTimeoutError;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{self as told, Notification as _};
use lsp_types::request::{self as asked, Request as _};
use lsp_types::{
    CodeActionParams, CodeActionProviderCapability, CompletionOptions, CompletionParams,
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    FileOperationFilter, FileOperationPattern, FileOperationRegistrationOptions,
    GotoDefinitionParams, HoverParams, HoverProviderCapability, InitializeParams, OneOf,
    PrepareRenameResponse, RenameFilesParams, RenameOptions, RenameParams, ServerCapabilities,
    TextDocumentPositionParams, TextDocumentSyncCapability, TextDocumentSyncKind,
    WorkDoneProgressOptions, WorkspaceFileOperationsServerCapabilities,
    WorkspaceServerCapabilities,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use super::position::path_of;
use super::problems::Problems;
use super::workspace::Workspace;
use super::{complete, look, rename};
use crate::pipeline::Request as Build;

/// Keystrokes nearer than this are one change.
const BURST: Duration = Duration::from_millis(4);

/// The editor hung up.
struct Gone;

/// The connection failed, or what came over it is no message.
#[derive(Debug, thiserror::Error)]
#[error("the editor's connection failed: {0}")]
pub struct Stopped(String);

/// Serves one editor on standard input and output until it says so. `root` is the site where the editor
/// names no folder.
///
/// # Errors
/// The connection ends without a word.
pub fn run(root: PathBuf, request: &Build) -> Result<(), Stopped> {
    let (connection, threads) = Connection::stdio();
    let end = serve(&connection, root, request)?;
    drop(connection);
    match end {
        End::Told => threads.join().map_err(|error| Stopped(error.to_string())),
        // Nobody is there to be told of anything.
        End::Gone => Ok(()),
    }
}

/// How it came to an end.
enum End {
    /// As the protocol says.
    Told,
    /// The editor hung up.
    Gone,
}

fn serve(connection: &Connection, root: PathBuf, request: &Build) -> Result<End, Stopped> {
    let stopped = |error: &dyn std::fmt::Display| Stopped(error.to_string());
    let (id, params) = connection.initialize_start().map_err(|error| stopped(&error))?;
    let answer = serde_json::json!({
        "capabilities": capabilities(),
        "serverInfo": { "name": "frontdesk", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, answer).map_err(|error| stopped(&error))?;
    let root = folder(params).unwrap_or(root);
    // Editors name files by where they really stand.
    let root = root.canonicalize().unwrap_or(root);
    let mut server = Server {
        connection,
        workspace: Workspace::new(root, request),
        problems: Problems::default(),
        is_changed: true,
    };
    while let Ok(message) = server.next() {
        match message {
            Message::Request(request) => {
                match connection.handle_shutdown(&request) {
                    Ok(false) => {}
                    Ok(true) => return Ok(End::Told),
                    // One that says goodbye and then hangs up has said enough.
                    Err(_) => return Ok(End::Gone),
                }
                if server.answer(request).is_err() {
                    break;
                }
            }
            Message::Notification(notification) => server.hear(notification),
            Message::Response(_) => {}
        }
    }
    Ok(End::Gone)
}

/// The folder that has `site.toml`, of those that the editor works in.
fn folder(params: Value) -> Option<PathBuf> {
    let params: InitializeParams = serde_json::from_value(params).ok()?;
    let folders = params.workspace_folders.unwrap_or_default();
    #[allow(deprecated)] // Editors that know no other send it still.
    let uris = folders.into_iter().map(|folder| folder.uri).chain(params.root_uri);
    let paths = uris.filter_map(|uri| Url::parse(uri.as_str()).ok()?.to_file_path().ok());
    paths.into_iter().find(|path| path.join(crate::pipeline::SITE_FILE).is_file())
}

struct Server<'c> {
    connection: &'c Connection,
    workspace: Workspace,
    problems: Problems,
    /// Whether something changed since the site was linked.
    is_changed: bool,
}

impl Server<'_> {
    /// What changed is looked at once nothing more comes.
    fn next(&mut self) -> Result<Message, Gone> {
        if self.is_changed {
            match self.connection.receiver.recv_timeout(BURST) {
                Ok(message) => return Ok(message),
                Err(RecvTimeoutError::Disconnected) => return Err(Gone),
                Err(RecvTimeoutError::Timeout) => self.publish()?,
            }
        }
        self.connection.receiver.recv().map_err(|_| Gone)
    }

    fn publish(&mut self) -> Result<(), Gone> {
        self.is_changed = false;
        let found = self.workspace.look();
        for params in self.problems.turn(&self.workspace, found) {
            let method = told::PublishDiagnostics::METHOD.to_owned();
            self.send(Message::Notification(Notification::new(method, params)))?;
        }
        Ok(())
    }

    fn send(&self, message: Message) -> Result<(), Gone> {
        self.connection.sender.send(message).map_err(|_| Gone)
    }

    fn hear(&mut self, notification: Notification) {
        let params = notification.params;
        let root = self.workspace.root();
        match notification.method.as_str() {
            told::DidOpenTextDocument::METHOD => {
                let Some(params) = read::<DidOpenTextDocumentParams>(params) else { return };
                let Some(path) = path_of(root, &params.text_document.uri) else { return };
                self.workspace.set(path, &params.text_document.text);
            }
            told::DidChangeTextDocument::METHOD => {
                let Some(params) = read::<DidChangeTextDocumentParams>(params) else { return };
                let Some(path) = path_of(root, &params.text_document.uri) else { return };
                // Texts are sent whole.
                let Some(change) = params.content_changes.into_iter().last() else { return };
                self.workspace.set(path, &change.text);
            }
            told::DidCloseTextDocument::METHOD => {
                let Some(params) = read::<DidCloseTextDocumentParams>(params) else { return };
                let Some(path) = path_of(root, &params.text_document.uri) else { return };
                self.workspace.close(&path);
            }
            told::DidSaveTextDocument::METHOD
            | told::DidChangeWatchedFiles::METHOD
            | told::DidRenameFiles::METHOD => {}
            _ => return,
        }
        self.is_changed = true;
    }

    fn answer(&mut self, request: Request) -> Result<(), Gone> {
        // An answer speaks of what is on the screen.
        if self.is_changed {
            self.publish()?;
        }
        let id = request.id.clone();
        let response = match self.ask(request) {
            Ok(Some(value)) => Response::new_ok(id, value),
            Ok(None) => Response::new_ok(id, Value::Null),
            Err((code, why)) => Response::new_err(id, code as i32, why),
        };
        self.send(Message::Response(response))
    }

    fn ask(&self, request: Request) -> Result<Option<Value>, (ErrorCode, String)> {
        let params = request.params;
        let place = |params: &TextDocumentPositionParams| {
            path_of(self.workspace.root(), &params.text_document.uri)
                .map(|path| (path, params.position))
        };
        let workspace = &self.workspace;
        match request.method.as_str() {
            asked::Completion::METHOD => {
                let params: CompletionParams = needed(params)?;
                let Some((path, at)) = place(&params.text_document_position) else {
                    return Ok(None);
                };
                value(Some(complete::complete(workspace, &path, at)))
            }
            asked::GotoDefinition::METHOD => {
                let params: GotoDefinitionParams = needed(params)?;
                let place = place(&params.text_document_position_params);
                value(place.and_then(|(path, at)| look::definition(workspace, &path, at)))
            }
            asked::HoverRequest::METHOD => {
                let params: HoverParams = needed(params)?;
                let place = place(&params.text_document_position_params);
                value(place.and_then(|(path, at)| look::hover(workspace, &path, at)))
            }
            asked::CodeActionRequest::METHOD => {
                let params: CodeActionParams = needed(params)?;
                let path = path_of(workspace.root(), &params.text_document.uri);
                value(path.map(|path| self.problems.mendings(workspace, &path, params.range)))
            }
            asked::PrepareRenameRequest::METHOD => {
                let params: TextDocumentPositionParams = needed(params)?;
                let found =
                    place(&params).and_then(|(path, at)| rename::prepare(workspace, &path, at));
                value(found.map(|(range, placeholder)| {
                    PrepareRenameResponse::RangeWithPlaceholder { range, placeholder }
                }))
            }
            asked::Rename::METHOD => {
                let params: RenameParams = needed(params)?;
                let Some((path, at)) = place(&params.text_document_position) else {
                    return Ok(None);
                };
                let edit = rename::rename(workspace, &path, at, &params.new_name);
                value(edit.map_err(|why| (ErrorCode::RequestFailed, why))?)
            }
            asked::WillRenameFiles::METHOD => {
                let params: RenameFilesParams = needed(params)?;
                value(rename::follow(workspace, &params.files))
            }
            other => Err((ErrorCode::MethodNotFound, format!("{other} is not known here"))),
        }
    }
}

/// What cannot be read of a notification is not answered: nobody would hear it.
fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn needed<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn value<T: serde::Serialize>(found: Option<T>) -> Result<Option<Value>, (ErrorCode, String)> {
    let value = found.map(serde_json::to_value).transpose();
    value.map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

fn capabilities() -> ServerCapabilities {
    let pattern = |glob: &str| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern { glob: glob.to_owned(), matches: None, options: None },
    };
    let renames = FileOperationRegistrationOptions { filters: vec![pattern("**/content/**")] };
    let strings = |all: &[&str]| Some(all.iter().map(|one| (*one).to_owned()).collect());
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: strings(&["(", "#", "/", " ", "{", "."]),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Simple(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: None,
            file_operations: Some(WorkspaceFileOperationsServerCapabilities {
                will_rename: Some(renames.clone()),
                did_rename: Some(renames),
                ..WorkspaceFileOperationsServerCapabilities::default()
            }),
        }),
        ..ServerCapabilities::default()
    }
}
