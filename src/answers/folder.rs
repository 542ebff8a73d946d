//! The build in a folder, for a program that is no server: read whole, its texts when asked for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Build;
use crate::contact::published::{PUBLISHED, Published, PublishedError};
use crate::diagnostics::told;
use crate::model::{DESCRIPTION, Description, SitePath, kept_copy};
use crate::publish::{MANIFEST, Manifest, ManifestError, ManifestFile, read_verified};
use crate::search::Indexes;

const WEB_ROOT: &str = "site/";
const INDEX: &str = "index/";

/// Every file comes from the manifest and is held against its hash.
pub struct Folder {
    dist: PathBuf,
    /// Of the manifest's bytes: another one is another build.
    hash: blake3::Hash,
    files: BTreeMap<String, ManifestFile>,
    description: Description,
    indexes: Option<Indexes>,
    routing: Option<Published>,
}

/// Why a folder cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error("{path} cannot be read; is it a build of frontdesk?")]
    Unreadable {
        path: String,
        #[source]
        why: std::io::Error,
    },
    #[error("{MANIFEST} cannot be used")]
    Manifest(#[from] ManifestError),
    #[error("{DESCRIPTION} cannot be used; build the site again")]
    Description(#[source] serde_json::Error),
    #[error("{PUBLISHED} cannot be used")]
    Routing(#[from] PublishedError),
    #[error("the search index cannot be used: {0}")]
    Index(String),
}

impl Folder {
    /// Reads the build in `dist`, once more where another one was swapped in meanwhile.
    ///
    /// # Errors
    /// Names the file that is missing or damaged.
    pub fn open(dist: &Path) -> Result<Self, FolderError> {
        Self::read(dist).or_else(|_| Self::read(dist))
    }

    /// The build that stands there now, if it is another one.
    ///
    /// # Errors
    /// As [`Folder::open`]; whoever has a build goes on with it.
    pub fn newer(&self) -> Result<Option<Self>, FolderError> {
        let bytes = manifest(&self.dist)?;
        match blake3::hash(&bytes) == self.hash {
            true => Ok(None),
            false => Self::open(&self.dist).map(Some),
        }
    }

    fn read(dist: &Path) -> Result<Self, FolderError> {
        let bytes = manifest(dist)?;
        let listed = Manifest::parse(&bytes)?.files.into_iter();
        let files: BTreeMap<_, _> = listed.map(|file| (file.path.clone(), file)).collect();
        let content = |path: &str| files.get(path).map(|file| read(dist, file)).transpose();
        let description = content(DESCRIPTION)?.unwrap_or_default();
        let description = serde_json::from_slice(&description).map_err(FolderError::Description)?;
        let routing = content(PUBLISHED)?.map(|json| Published::parse(&json)).transpose()?;
        let index = files.values().filter_map(|file| {
            let name = file.path.strip_prefix(INDEX)?;
            Some(read(dist, file).map(|bytes| (name.to_owned(), bytes)))
        });
        let index = index.collect::<Result<Vec<_>, _>>()?;
        let indexes =
            Indexes::from_files(index).map_err(|error| FolderError::Index(told(&error)))?;
        Ok(Self {
            dist: dist.to_owned(),
            hash: blake3::hash(&bytes),
            files,
            description,
            indexes: Some(indexes),
            routing,
        })
    }
}

impl Folder {
    /// The text of a file, by its path below the out folder.
    fn written(&self, path: &str) -> Option<String> {
        String::from_utf8(read(&self.dist, self.files.get(path)?).ok()?).ok()
    }
}

impl Build for Folder {
    fn description(&self) -> &Description {
        &self.description
    }

    fn indexes(&self) -> Option<&Indexes> {
        self.indexes.as_ref()
    }

    fn routing(&self) -> Option<&Published> {
        self.routing.as_ref()
    }

    fn has(&self, path: &str) -> bool {
        self.files.contains_key(&format!("{WEB_ROOT}{path}"))
    }

    fn text(&self, path: &str) -> Option<String> {
        self.written(&format!("{WEB_ROOT}{path}"))
    }

    fn markdown(&self, page: &SitePath) -> Option<String> {
        self.text(&page.markdown().file()).or_else(|| self.written(&kept_copy(page)))
    }
}

fn manifest(dist: &Path) -> Result<Vec<u8>, FolderError> {
    let path = dist.join(MANIFEST);
    let unreadable = |why| FolderError::Unreadable { path: path.display().to_string(), why };
    std::fs::read(&path).map_err(unreadable)
}

fn read(dist: &Path, file: &ManifestFile) -> Result<Vec<u8>, FolderError> {
    read_verified(&dist.join(&file.path), file.bytes, &file.hash)
        .map_err(|why| FolderError::Unreadable { path: file.path.clone(), why })
}
