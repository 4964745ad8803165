//! A folder outside of which nothing is read or written, and in which no link is followed: what a service
//! sets that works on what strangers send.
//!
//! In: a folder. Out: of each path the place in that folder, or why it is none. The process has one reach,
//! which is set before anything is opened and never changes, so that no place that opens files can forget
//! it; [`super::disk`] asks it each time. A library has one of its own, [`super::DiskWithin`].
//!
//! What it leaves to others: links that somebody makes in the folder while the program runs, and files of
//! other folders that are also in this one as hard links.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use super::NotOpened;

/// The reach of the process.
static CONFINED: OnceLock<Reach> = OnceLock::new();

/// A folder outside of which nothing is read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Without links in it.
    root: PathBuf,
}

/// Whether the last name of a path is itself opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LastName {
    /// It is opened: it must be no link.
    Opened,
    /// It is looked at, replaced or removed, as whatever it is.
    Kept,
}

impl Reach {
    /// The reach of a folder, which may be named by a link.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn of(folder: &Path) -> io::Result<Reach> {
        let root = fs::canonicalize(folder)?;
        match fs::metadata(&root)?.is_dir() {
            true => Ok(Reach { root }),
            false => Err(ErrorKind::NotADirectory.into()),
        }
    }

    /// Where a path leads in the folder, to be opened there.
    ///
    /// # Errors
    /// [`NotOpened`]: outside, or over a link.
    pub fn place(&self, path: &Path) -> io::Result<PathBuf> {
        self.led(path, LastName::Opened)
    }

    /// Where a path leads in the folder; what is there may be a link and is not followed.
    ///
    /// # Errors
    /// [`NotOpened`]: outside, or over a link.
    pub(super) fn entry(&self, path: &Path) -> io::Result<PathBuf> {
        self.led(path, LastName::Kept)
    }

    fn led(&self, path: &Path, last: LastName) -> io::Result<PathBuf> {
        let full = without_dots(&std::path::absolute(path)?);
        let rest = self.below(&full).ok_or(NotOpened::Outside)?;
        let mut place = self.root.clone();
        let mut names = rest.components().peekable();
        while let Some(name) = names.next() {
            place.push(name);
            if names.peek().is_none() && last == LastName::Kept {
                break;
            }
            // What is not there yet is no link.
            if fs::symlink_metadata(&place).is_ok_and(|found| found.is_symlink()) {
                return Err(NotOpened::Link.into());
            }
        }
        Ok(place)
    }

    /// The part of an absolute path that is below the folder. Returns None if it is not in there. The way to
    /// the folder may go over links; the first that leads there counts.
    fn below<'p>(&self, full: &'p Path) -> Option<&'p Path> {
        if let Ok(rest) = full.strip_prefix(&self.root) {
            return Some(rest);
        }
        let mut above: Vec<&Path> = full.ancestors().collect();
        above.reverse();
        let own = above.into_iter().find(|one| fs::canonicalize(one).is_ok_and(|one| one == self.root))?;
        full.strip_prefix(own).ok()
    }
}

/// Confines the process for as long as it lives. Returns false if it is confined already.
pub fn confine(reach: Reach) -> bool {
    CONFINED.set(reach).is_ok()
}

/// The reach of the process, if it is confined.
pub(super) fn of_process() -> Option<&'static Reach> {
    CONFINED.get()
}

/// `/a/b/../c` as `/a/c`: the place itself is opened afterwards, so that no link is followed on the way.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{NotOpened, Reach};

    #[test]
    fn what_is_below_is_reached_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("ho-so");
        fs::create_dir_all(root.join("con")).unwrap();
        fs::write(folder.path().join("ngoai.yaml"), "").unwrap();
        let reach = Reach::of(&root).unwrap();
        let of = |path: &Path| reach.place(path).map_err(|error| NotOpened::of(&error).unwrap());
        let own = fs::canonicalize(&root).unwrap();
        assert_eq!(of(&root.join("con/a.yaml")), Ok(own.join("con/a.yaml")));
        assert_eq!(of(&root.join("con/../b.yaml")), Ok(own.join("b.yaml")));
        assert_eq!(of(&root), Ok(own));
        assert_eq!(of(&root.join("../ngoai.yaml")), Err(NotOpened::Outside));
        assert_eq!(of(&root.join("con/../../ngoai.yaml")), Err(NotOpened::Outside));
        assert_eq!(of(Path::new("/etc/passwd")), Err(NotOpened::Outside));
        assert_eq!(of(&folder.path().join("ho-so-khac/a.yaml")), Err(NotOpened::Outside));
    }

    #[cfg(unix)]
    #[test]
    fn links_in_the_folder_are_not_followed_and_the_way_to_it_may_be_one() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("ho-so");
        fs::create_dir(&root).unwrap();
        fs::write(folder.path().join("ngoai.yaml"), "").unwrap();
        symlink(folder.path(), root.join("ra")).unwrap();
        symlink(folder.path().join("ngoai.yaml"), root.join("a.yaml")).unwrap();
        symlink(&root, folder.path().join("loi-vao")).unwrap();
        let reach = Reach::of(&folder.path().join("loi-vao")).unwrap();
        let of = |path: &str| {
            reach.place(&folder.path().join(path)).map_err(|error| NotOpened::of(&error).unwrap())
        };
        assert_eq!(of("ho-so/ra/ngoai.yaml"), Err(NotOpened::Link));
        assert_eq!(of("ho-so/a.yaml"), Err(NotOpened::Link));
        assert!(of("loi-vao/b.yaml").is_ok());
        assert_eq!(of("loi-vao/a.yaml"), Err(NotOpened::Link));
        assert!(reach.entry(&root.join("a.yaml")).is_ok(), "it may be replaced");
        assert!(reach.entry(&root.join("ra/a.yaml")).is_err());
    }
}
