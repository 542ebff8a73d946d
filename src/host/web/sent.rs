//! A ticket's form as it was sent: texts in memory, files on the disk until the form is whole.

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart};
use axum::http::Request;

use super::form::{self, Form};
use super::posted::{Asked, Refusal};
use super::uploads::{Held, Place, Spool, Uploads};
use super::{body, client, uploads};
use crate::contact::fields::{MOST_FILES, MOST_MEGABYTES};
use crate::host::attach::{self, Refused, is_taken};
use crate::host::store::Attachment;

/// As much is read of a ticket: files that are too large are thrown away as they come, so that what
/// was written behind them is not lost, and they can be named.
const LARGEST: usize = 64 << 20;
/// The same where nothing of it will be taken.
const REFUSED: usize = FILES + (1 << 20);
/// All files together, and all texts.
const FILES: usize = MOST_MEGABYTES << 20;
const TEXTS: usize = 512 * 1024;
/// Fields beyond this are no form of ours.
const MOST_FIELDS: usize = 64;
/// Characters of a name that is shown.
const NAME: usize = 120;
/// The field of the kind `files`.
pub(super) const FILES_FIELD: &str = "images";

/// What was sent.
#[derive(Default)]
pub(super) struct Sent {
    pub form: Form,
    pub files: Vec<Attachment>,
    /// Names of files that are not taken, and why.
    pub bad_files: Vec<(String, Refused)>,
    /// Whether there was more of it than is read.
    pub is_cut: bool,
    holds: Holds,
}

/// What a form takes of the bounds for everybody, given back when it is dropped.
#[derive(Default)]
pub(super) struct Holds {
    _texts: Held,
    _place: Option<Place>,
    _whole: Option<tokio::sync::OwnedSemaphorePermit>,
}

impl Sent {
    /// Puts files away that this form does not take.
    pub fn keep_only(&mut self, endings: &[String]) {
        self.put_away(|file| !is_taken(file, endings), Refused::Here);
    }

    /// The same where it takes none.
    pub fn keep_none(&mut self) {
        self.put_away(|_| true, Refused::None);
    }

    fn put_away(&mut self, is_bad: impl Fn(&Attachment) -> bool, why: Refused) {
        let (bad, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.files).into_iter().partition(is_bad);
        self.files = kept;
        self.bad_files.extend(bad.into_iter().map(|file| (file.name, why)));
    }

    /// What it takes of the bounds, for as long as its files are in memory: they are until they are
    /// stored, which a slow disk holds up.
    pub fn hold(&mut self) -> Holds {
        std::mem::take(&mut self.holds)
    }

    /// A name is a stranger's text like any other.
    fn name_bad_files(&mut self) {
        for (name, _) in &mut self.bad_files {
            *name = form::line(name, NAME);
        }
    }

    /// Texts alone.
    pub fn of(form: Form) -> Self {
        Self { form, ..Self::default() }
    }
}

/// A form on its way.
#[derive(Default)]
struct Arriving {
    form: Form,
    texts: usize,
    held: Held,
    files: Vec<(String, Spool)>,
    bytes: usize,
    bad_files: Vec<(String, Refused)>,
    place: Option<Place>,
    /// Only texts are kept.
    is_refused: bool,
    /// Why its files could not be kept: what is written behind them is read to its end all the same.
    failure: Option<Refusal>,
    /// There is more of it than is read.
    is_cut: bool,
}

/// Why a form did not arrive whole, with the texts that did.
pub(super) struct Broken {
    pub refusal: Refusal,
    pub form: Form,
}

/// Reads the whole form, its files only to their ends where they are not wanted.
///
/// # Errors
/// With everything that was written until then, so that it is not lost.
pub(super) async fn read(asked: &mut Asked, with_files: bool) -> Result<Sent, Broken> {
    if !form::is(&asked.headers, "multipart/form-data") {
        return match asked.form(TEXTS).await {
            Ok(form) => Ok(Sent { form, ..Sent::default() }),
            Err(refusal) => Err(Broken { refusal, form: Form::default() }),
        };
    }
    let app = asked.app.clone();
    let bounds = Bounds { uploads: &app.uploads, client: client::bucket(asked.client()) };
    let mut arriving = Arriving { is_refused: !with_files, ..Arriving::default() };
    match (arriving.read(asked, &bounds).await, arriving.failure.take()) {
        (Ok(()), None) => arriving.whole(&bounds).await,
        (Err(refusal), _) | (Ok(()), Some(refusal)) => Err(Broken { refusal, form: arriving.form }),
    }
}

/// The bounds that a form takes from, and as whose.
struct Bounds<'a> {
    uploads: &'a Uploads,
    client: [u8; 16],
}

impl Arriving {
    async fn read(&mut self, asked: &mut Asked, bounds: &Bounds<'_>) -> Result<(), Refusal> {
        if self.is_refused {
            body::announced(&asked.headers, REFUSED).map_err(Refusal::Fault)?;
        }
        let largest = if self.is_refused { REFUSED } else { LARGEST };
        let (bounded, verdict) = body::bounded(std::mem::take(&mut asked.body), largest);
        let mut request = Request::new(bounded);
        *request.headers_mut() = asked.headers.clone();
        DefaultBodyLimit::disable().apply(&mut request);
        let mut multipart =
            Multipart::from_request(request, &()).await.map_err(|_| Refusal::NoForm)?;
        while let Some(field) =
            multipart.next_field().await.map_err(|error| broken(&error, &verdict))?
        {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file) => self.file(bounds, file, field, &verdict).await?,
                None => self.text(bounds, name, field, &verdict).await?,
            }
            if self.is_cut {
                break;
            }
        }
        Ok(())
    }

    async fn text(
        &mut self,
        bounds: &Bounds<'_>,
        name: String,
        mut field: Field<'_>,
        verdict: &body::Verdict,
    ) -> Result<(), Refusal> {
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error, verdict))? {
            self.texts += chunk.len();
            if self.texts > TEXTS || self.form.len() >= MOST_FIELDS {
                return Err(Refusal::Fault(body::Fault::TooLarge));
            }
            if !bounds.uploads.text(&mut self.held, chunk.len()) {
                return Err(Refusal::Busy);
            }
            bytes.extend_from_slice(&chunk);
        }
        if name == FILES_FIELD {
            // A file whose name no form can carry, such as one that ends with a backslash.
            let is_there = !bytes.is_empty();
            self.bad_files.extend(is_there.then(|| (String::new(), Refused::Kind)));
        } else {
            self.form.add(name, &String::from_utf8_lossy(&bytes));
        }
        Ok(())
    }

    async fn file(
        &mut self,
        bounds: &Bounds<'_>,
        name: String,
        mut field: Field<'_>,
        verdict: &body::Verdict,
    ) -> Result<(), Refusal> {
        let mut spool = None;
        let mut refused = (self.files.len() >= MOST_FILES).then_some(Refused::Many);
        let mut bytes = 0;
        loop {
            let chunk = match (field.chunk().await, verdict.fault()) {
                (Ok(Some(chunk)), _) => chunk,
                (Ok(None), _) => break,
                (Err(_), body::Fault::TooLarge) if !self.is_refused => {
                    refused.get_or_insert(Refused::Large);
                    self.is_cut = true;
                    break;
                }
                (Err(error), _) => return Err(broken(&error, verdict)),
            };
            // Read to its end, so that the rest of the form is not lost with it.
            if self.bytes + bytes + chunk.len() > FILES {
                refused.get_or_insert(Refused::Large);
                // Those behind it may fit.
                (spool, bytes) = (None, 0);
            }
            if self.is_refused || refused.is_some() || chunk.is_empty() {
                continue;
            }
            bytes += chunk.len();
            if let Err(refusal) = self.keep(bounds, &mut spool, &chunk).await {
                spool = None;
                self.give_up(refusal);
            }
        }
        self.bytes += bytes;
        match (refused, spool) {
            _ if self.is_refused => {}
            (None, Some(spool)) => self.files.push((name, spool)),
            // What a browser sends for a choice of no file.
            (None, None) if name.is_empty() => {}
            (refused, _) => self.bad_files.push((name, refused.unwrap_or(Refused::Empty))),
        }
        Ok(())
    }

    /// A part of a file, on the disk.
    async fn keep(
        &mut self,
        bounds: &Bounds<'_>,
        spool: &mut Option<Spool>,
        bytes: &[u8],
    ) -> Result<(), Refusal> {
        if self.place.is_none() {
            let place = bounds.uploads.place(bounds.client, uploads::PATIENCE).await;
            self.place = Some(place.ok_or(Refusal::Busy)?);
        }
        spool_to(spool, bytes).await.map_err(|error| {
            tracing::error!(%error, "a file could not be kept until its form is whole");
            Refusal::Failed
        })
    }

    /// The form will be refused: its files make place for others', and only its texts are kept from here on.
    fn give_up(&mut self, refusal: Refusal) {
        self.is_refused = true;
        self.failure = Some(refusal);
        self.files.clear();
        self.place = None;
    }

    /// The form with its files in memory.
    async fn whole(self, bounds: &Bounds<'_>) -> Result<Sent, Broken> {
        let mut sent = Sent {
            form: self.form,
            bad_files: self.bad_files,
            is_cut: self.is_cut,
            holds: Holds { _texts: self.held, ..Holds::default() },
            ..Sent::default()
        };
        if self.files.is_empty() {
            sent.name_bad_files();
            return Ok(sent);
        }
        let Some(whole) = bounds.uploads.whole().await else {
            return Err(Broken { refusal: Refusal::Busy, form: sent.form });
        };
        sent.holds._whole = Some(whole);
        for (name, spool) in self.files {
            let bytes = match spool.read().await {
                Ok(bytes) => bytes,
                Err(error) => {
                    tracing::error!(%error, "a file could not be read again");
                    return Err(Broken { refusal: Refusal::Failed, form: sent.form });
                }
            };
            match attach::judge(&name, bytes) {
                Ok(file) => sent.files.push(file),
                Err(why) => sent.bad_files.push((name, why)),
            }
        }
        sent.name_bad_files();
        sent.holds._place = self.place;
        Ok(sent)
    }
}

/// Why the rest of a form does not come; who runs the host may look at it.
fn broken(error: &MultipartError, verdict: &body::Verdict) -> Refusal {
    let fault = verdict.fault();
    tracing::debug!(error = error.body_text(), ?fault, "a form did not arrive whole");
    Refusal::Fault(fault)
}

async fn spool_to(spool: &mut Option<Spool>, bytes: &[u8]) -> std::io::Result<()> {
    match spool {
        Some(spool) => spool.write(bytes).await,
        None => spool.insert(Spool::new().await?).write(bytes).await,
    }
}
