//! Everything that a build wants to write, still in memory.

use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;

use super::compress::{self, Encoded};
use super::disk::Disk;
use super::error::{PublishError, io};
use super::manifest::{Encoding, Manifest, ManifestFile, hash};
use super::request::{PublishRequest, REPORT};
use super::tree::Content;
use crate::diagnostics::Diagnostics;
use crate::model::OutputFile;

/// A site's files with the report, their compressed copies, and the manifest of them all.
#[derive(Debug)]
pub(super) struct Build<'a> {
    files: &'a [OutputFile],
    report: OutputFile,
    /// One list for each of `files`.
    encoded: Vec<Vec<Encoded>>,
    /// Without files of earlier builds.
    pub manifest: Manifest,
    /// About the cache.
    pub warnings: Diagnostics,
}

impl<'a> Build<'a> {
    pub(super) fn new(disk: &dyn Disk, request: &PublishRequest<'a>) -> Result<Self, PublishError> {
        let report = report(request.report)?;
        let (encoded, warnings) = if request.precompress {
            compress::encode(disk, request.files, request.cache)?
        } else {
            (Vec::new(), Diagnostics::new())
        };
        let mut listed: Vec<_> = request
            .files
            .par_iter()
            .enumerate()
            .map(|(i, file)| entry(file, encoded.get(i).map_or(&[], Vec::as_slice)))
            .collect();
        listed.push(entry(&report, &[]));
        Ok(Self {
            files: request.files,
            report,
            encoded,
            manifest: Manifest::new(listed),
            warnings,
        })
    }

    /// Every file but the manifest, in no particular order.
    pub(super) fn contents(&self) -> impl Iterator<Item = Content<'_>> {
        let files =
            self.files.iter().chain([&self.report]).map(|file| (file.path.as_str(), &*file.bytes));
        files.chain(self.encoded.iter().flatten().map(|e| (e.path.as_str(), e.bytes.as_slice())))
    }
}

/// `report.json`.
pub(super) fn report(content: &Value) -> Result<OutputFile, PublishError> {
    let mut report = serde_json::to_vec_pretty(content)
        .map_err(|e| io("write", Path::new(REPORT))(std::io::Error::other(e)))?;
    report.push(b'\n');
    Ok(OutputFile::new(REPORT, report))
}

pub(super) fn entry(file: &OutputFile, encoded: &[Encoded]) -> ManifestFile {
    let encodings = encoded.iter().map(|e| Encoding {
        coding: e.coding,
        path: e.path.clone(),
        bytes: e.bytes.len() as u64,
        hash: hash(&e.bytes),
    });
    ManifestFile {
        path: file.path.clone(),
        bytes: file.bytes.len() as u64,
        hash: hash(&file.bytes),
        media_type: file.media_type.to_owned(),
        cache: file.cache,
        encodings: encodings.collect(),
        previous: false,
    }
}
