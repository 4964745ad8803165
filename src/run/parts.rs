//! Which part of a paper a file holds, by its name: the whole paper, or one of its appendices.
//!
//! In: the path of a paper, and how many appendices it has. Out: the names of their files, and what a name
//! means.

use std::path::{Path, PathBuf};

/// Separates the name of a document from the rest in the name of a file with a single appendix.
const APPENDIX: &str = ".phu-luc";

/// The part of a paper that a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FilePart {
    /// All of it.
    Whole,
    /// The appendix with this index, from 0, and how many there are.
    Appendix(usize, usize),
}

/// The path of a part of a paper, without ending.
pub(crate) fn target(paper: &Path, part: FilePart) -> PathBuf {
    let mut path = paper.as_os_str().to_owned();
    match part {
        FilePart::Whole => {}
        FilePart::Appendix(_, 1) => path.push(APPENDIX),
        FilePart::Appendix(at, _) => path.push(format!("{APPENDIX}-{}", at + 1)),
    }
    PathBuf::from(path)
}

/// The part of a paper with this many appendices that a file holds. Returns None if the paper, as it is now,
/// gives no such file. Both names are without ending.
pub(crate) fn part(file: &str, paper: &str, appendices: usize) -> Option<FilePart> {
    let all = (0..appendices).map(|at| FilePart::Appendix(at, appendices));
    let name = |part| target(Path::new(paper), part);
    std::iter::once(FilePart::Whole).chain(all).find(|part| name(*part) == Path::new(file))
}

/// The document that a file belongs to, by the path of the file without ending, and whether the file holds
/// only an appendix. `paper` is the name of the document's source without ending.
pub(crate) fn document<'a>(file: &'a str, paper: &str) -> (&'a str, bool) {
    let name = file.rsplit('/').next().unwrap_or(file);
    match name.rfind(APPENDIX) {
        Some(at) if name != paper => (&file[..file.len() - (name.len() - at)], true),
        _ => (file, false),
    }
}

/// A name without its ending.
pub(crate) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The last part of a path, without its ending.
pub(crate) fn name(way: &str) -> &str {
    stem(way.rsplit('/').next().unwrap_or(way))
}

#[cfg(test)]
mod tests {
    use super::{FilePart, document, name, part};

    #[test]
    fn a_name_stands_for_a_part_that_the_paper_has() {
        assert_eq!(part("a", "a", 0), Some(FilePart::Whole));
        assert_eq!(part("a.phu-luc", "a", 0), None);
        assert_eq!(part("a.phu-luc", "a", 1), Some(FilePart::Appendix(0, 1)));
        assert_eq!(part("a.phu-luc", "a", 2), None);
        assert_eq!(part("a.phu-luc-2", "a", 2), Some(FilePart::Appendix(1, 2)));
        assert_eq!(part("a.phu-luc", "a.phu-luc", 1), Some(FilePart::Whole));
    }

    #[test]
    fn a_file_of_an_appendix_is_its_papers() {
        assert_eq!(document("xa/a.phu-luc-2", "a"), ("xa/a", true));
        assert_eq!(document("xa/a.phu-luc", "a.phu-luc"), ("xa/a.phu-luc", false));
        assert_eq!(name("../xa/a.b.yaml"), "a.b");
    }
}
