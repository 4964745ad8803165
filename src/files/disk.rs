//! The disk: the one place of the program that opens files and folders.
//!
//! In: paths. Out: what the system has there. Only plain files are opened: a pipe would be waited for, a
//! device may give bytes without end. If the process is confined to a folder ([`super::reach`]), nothing
//! outside of it is opened, looked at or written. Names alone are resolved anywhere ([`canonicalize`]): that
//! reads nothing.
//!
//! The functions are named as those of [`std::fs`]; a test of the layers finds those elsewhere.

use std::borrow::Cow;
use std::fs::{self, File, Metadata, OpenOptions, ReadDir};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempDir};

use super::{NotOpened, reach};

/// The largest file that is read whole, in bytes: longer ones are not of this program.
pub const LARGEST: usize = 256 * 1024 * 1024;

/// Where a path is opened.
fn place(path: &Path) -> io::Result<Cow<'_, Path>> {
    match reach::of_process() {
        None => Ok(Cow::Borrowed(path)),
        Some(reach) => reach.place(path).map(Cow::Owned),
    }
}

/// Where a path is looked at, replaced or removed, as whatever it is.
fn entry(path: &Path) -> io::Result<Cow<'_, Path>> {
    match reach::of_process() {
        None => Ok(Cow::Borrowed(path)),
        Some(reach) => reach.entry(path).map(Cow::Owned),
    }
}

/// Whether the process is confined to a folder.
pub fn is_confined() -> bool {
    reach::of_process().is_some()
}

/// A folder of its own that another program may work in; it goes with the value. A confined process has none.
///
/// # Errors
/// What the system says.
pub fn scratch() -> io::Result<TempDir> {
    match is_confined() {
        true => Err(ErrorKind::PermissionDenied.into()),
        false => tempfile::tempdir(),
    }
}

/// Opens a plain file to be read.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn open(path: impl AsRef<Path>) -> io::Result<File> {
    plain(path.as_ref(), OpenOptions::new().read(true))
}

/// Opens a plain file that is there, to be written.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn open_to_write(path: impl AsRef<Path>) -> io::Result<File> {
    plain(path.as_ref(), OpenOptions::new().write(true))
}

/// Opens a plain file whose end is written to; it is made if there is none.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn open_to_append(path: impl AsRef<Path>) -> io::Result<File> {
    plain(path.as_ref(), OpenOptions::new().create(true).append(true))
}

/// Opens a plain file to be locked; it is made if there is none.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn open_or_make(path: impl AsRef<Path>) -> io::Result<File> {
    plain(path.as_ref(), OpenOptions::new().read(true).write(true).create(true).truncate(false))
}

/// Makes a file that is not there yet.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn create_new(path: impl AsRef<Path>) -> io::Result<File> {
    plain(path.as_ref(), OpenOptions::new().write(true).create_new(true))
}

/// Opens a folder, so that what was renamed in it can be made safe.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn open_folder(path: impl AsRef<Path>) -> io::Result<File> {
    let place = place(path.as_ref())?;
    match fs::metadata(&place)?.is_dir() {
        true => File::open(&place),
        false => Err(ErrorKind::NotADirectory.into()),
    }
}

/// Opens what is a plain file both before and after it was opened; neither is waited for.
fn plain(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    let place = place(path)?;
    if let Ok(found) = fs::metadata(&place) {
        NotOpened::unless_plain(&found)?;
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let link = if reach::of_process().is_some() { OFlags::NOFOLLOW } else { OFlags::empty() };
        options.custom_flags((OFlags::NONBLOCK | link).bits().cast_signed());
    }
    let file = options.open(&place)?;
    NotOpened::unless_plain(&file.metadata()?)?;
    Ok(file)
}

/// The bytes of a file of this program, whole.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn read(path: impl AsRef<Path>) -> io::Result<Vec<u8>> {
    let bytes = read_within(path, LARGEST)?;
    if bytes.len() > LARGEST { Err(NotOpened::TooLarge.into()) } else { Ok(bytes) }
}

/// The bytes of a file, but at most one byte over a limit: readers then refuse the file.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn read_within(path: impl AsRef<Path>, limit: usize) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    let length = file.metadata()?.len().min(limit as u64);
    // Room for the whole file and one byte: without it, the file is read in ten ever larger pieces.
    let mut bytes = Vec::with_capacity(length as usize + 1);
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The entries of a folder, which are called as the folder is.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn read_dir(path: impl AsRef<Path>) -> io::Result<ReadDir> {
    let path = path.as_ref();
    let place = place(path)?;
    // A way without `..` leads to the same place: no link is on it.
    let is_straight = !path.components().any(|part| part == Component::ParentDir);
    if is_straight { fs::read_dir(path) } else { fs::read_dir(place) }
}

/// What a path leads to.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn metadata(path: impl AsRef<Path>) -> io::Result<Metadata> {
    fs::metadata(place(path.as_ref())?)
}

/// What is at a path, perhaps a link.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn symlink_metadata(path: impl AsRef<Path>) -> io::Result<Metadata> {
    fs::symlink_metadata(entry(path.as_ref())?)
}

/// Whether a plain file is there.
pub fn is_file(path: impl AsRef<Path>) -> bool {
    metadata(path).is_ok_and(|found| found.is_file())
}

/// Whether a folder is there.
pub fn is_dir(path: impl AsRef<Path>) -> bool {
    metadata(path).is_ok_and(|found| found.is_dir())
}

/// Whether a folder is there, or a link in its place that is not followed: whoever reads it then tells so.
pub fn is_dir_or_refused(path: impl AsRef<Path>) -> bool {
    match metadata(path) {
        Ok(found) => found.is_dir(),
        Err(error) => NotOpened::of(&error) == Some(NotOpened::Link),
    }
}

/// Whether anything is there.
pub fn exists(path: impl AsRef<Path>) -> bool {
    metadata(path).is_ok()
}

/// The absolute path without links; nothing is read.
///
/// # Errors
/// What the system says.
pub fn canonicalize(path: impl AsRef<Path>) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// Makes a folder and those above it.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn create_dir_all(path: impl AsRef<Path>) -> io::Result<()> {
    fs::create_dir_all(place(path.as_ref())?)
}

/// Gives a file the place of another one.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
    fs::rename(entry(from.as_ref())?, entry(to.as_ref())?)
}

/// Removes a file.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn remove_file(path: impl AsRef<Path>) -> io::Result<()> {
    fs::remove_file(entry(path.as_ref())?)
}

/// Gives a file a second name, or copies it where the drive cannot do that.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn keep_as(path: &Path, copy: &Path) -> io::Result<()> {
    let (path, copy) = (place(path)?, entry(copy)?);
    NotOpened::unless_plain(&fs::metadata(&path)?)?;
    if fs::hard_link(&path, &copy).is_err() {
        fs::copy(&path, &copy)?;
        open_to_write(&copy)?.sync_all()?;
    }
    Ok(())
}

/// A new file of a passing name in a folder.
///
/// # Errors
/// What the system says, or [`NotOpened`].
pub fn temporary_in(names: &mut Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    names.tempfile_in(place(folder)?)
}
