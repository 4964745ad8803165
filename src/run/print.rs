//! The papers of a batch in files for a printer, of at most [`MOST`] pages each.
//!
//! In: PDFs of a folder in the order wanted. Out: `<folder>-in-1.pdf` … with a bookmark for each paper, and
//! `<folder>-in.csv`, which says on which pages of which file each paper is. One file at a time is in memory.
//! Taking pages over is left to [`print`].

use std::path::{Path, PathBuf};

use super::save::{self, Existing, Overwrite};
use super::{Listener, Refusal, system};
use crate::files::disk;
use crate::finding::{Finding, Severity, codes};
use crate::fingerprint::{FileState, state};
use crate::write::pdf::print::{PrintFile, PrintedPdf};

/// The most pages of a file.
pub(crate) const MOST: usize = 500;

/// A paper to be printed.
pub(crate) struct PaperToPrint {
    /// The code and the name of the locality.
    pub(crate) code: String,
    pub(crate) name: String,
    /// Its PDF.
    pub(crate) path: PathBuf,
}

/// The path of a file for the printer, from 1.
pub(crate) fn path(folder: &Path, at: usize) -> PathBuf {
    beside(folder, &format!("-in-{at}.pdf"))
}

/// The path of the list of pages.
pub(crate) fn list(folder: &Path) -> PathBuf {
    beside(folder, "-in.csv")
}

fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut path = folder.as_os_str().to_owned();
    path.push(ending);
    PathBuf::from(path)
}

/// What is to be written where.
pub(crate) struct PrintRun<'a> {
    /// The folder of the PDFs.
    pub(crate) folder: &'a Path,
    /// Whether each paper begins on the front of a sheet that is printed on both sides.
    pub(crate) duplex: bool,
    pub(crate) overwrite: Overwrite,
    /// Whether files of an earlier run that are no longer needed are removed.
    pub(crate) remove: bool,
}

/// What was written.
pub(crate) struct FilesPrinted {
    pub(crate) files: Vec<PathBuf>,
    pub(crate) pages: usize,
    pub(crate) notes: Vec<Finding>,
}

impl PrintRun<'_> {
    /// Writes the files.
    pub(crate) fn write(
        &self,
        papers: &[PaperToPrint],
        listener: &impl Listener,
    ) -> Result<FilesPrinted, Refusal> {
        let mut written = FilesPrinted { files: Vec::new(), pages: 0, notes: Vec::new() };
        let mut file = PrintFile::default();
        let mut lines = vec!["tap,tu_trang,den_trang,so_trang,ma,ten,tep".to_owned()];
        for (at, paper) in papers.iter().enumerate() {
            let called = format!("{} {}", paper.code, paper.name);
            listener.next(at, &called);
            let name = system::shown(&paper.path);
            let bytes = system::read(&paper.path).map_err(|error| Refusal::unread(&name, &error))?;
            let Some(pdf) = PrintedPdf::read(bytes) else {
                let message = format!("không gộp được `{name}`: tệp PDF hỏng");
                return Err(Refusal::new(message).hint("xóa tệp đó rồi chạy lại lệnh này"));
            };
            let odd = |pages: usize| self.duplex && pages % 2 == 1;
            let needed = pdf.pages() + usize::from(odd(file.pages()));
            if file.pages() > 0 && file.pages() + needed > MOST {
                self.put(&mut file, &mut written)?;
            }
            if odd(file.pages()) {
                file.add_blank();
            }
            // Only a paper with more pages than a file may have goes on in the next one.
            let mut from = 0;
            while from < pdf.pages() {
                if file.pages() == MOST {
                    self.put(&mut file, &mut written)?;
                }
                let to = pdf.pages().min(from + MOST - file.pages());
                let title = if from == 0 { called.clone() } else { format!("{called} (tiếp theo)") };
                let first = file.pages() + 1;
                file.add(&pdf, from..to, &title);
                let cells = [
                    (written.files.len() + 1).to_string(),
                    first.to_string(),
                    file.pages().to_string(),
                    (to - from).to_string(),
                    paper.code.clone(),
                    quoted(&paper.name),
                    quoted(&paper.path.file_name().unwrap_or_default().to_string_lossy()),
                ];
                lines.push(cells.join(","));
                from = to;
            }
        }
        if file.pages() > 0 {
            self.put(&mut file, &mut written)?;
        }
        listener.finish();
        let text = format!("\u{feff}{}\r\n", lines.join("\r\n"));
        let list = list(self.folder);
        written.notes.extend(save::file(&list, text.as_bytes(), self.existing(&list))?);
        self.tell_older(&mut written);
        Ok(written)
    }

    fn put(&self, file: &mut PrintFile, written: &mut FilesPrinted) -> Result<(), Refusal> {
        let at = written.files.len() + 1;
        let path = path(self.folder, at);
        let file = std::mem::take(file);
        written.pages += file.pages();
        let folder = self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(bytes) = file.finish(&format!("Bản in {folder}, tập {at}")) else {
            let message = format!("không gộp được bản in `{}`", system::shown(&path));
            return Err(
                Refusal::new(message).hint("đây là lỗi của chương trình; các tệp PDF riêng vẫn dùng được")
            );
        };
        written.notes.extend(save::file(&path, &bytes, self.existing(&path))?);
        written.files.push(path);
        Ok(())
    }

    /// The list bears no mark of this program: it is known by its head.
    fn existing(&self, path: &Path) -> Existing {
        let own = path.extension().is_some_and(|ending| ending == "csv")
            && disk::read(path)
                .is_ok_and(|old| old.starts_with("\u{feff}tap,tu_trang,den_trang,".as_bytes()));
        if own { Existing::Updated } else { Existing::Own(self.overwrite) }
    }

    /// Reports files of an earlier run with more of them.
    fn tell_older(&self, written: &mut FilesPrinted) {
        for at in written.files.len() + 1.. {
            let path = path(self.folder, at);
            if !disk::is_file(&path) {
                return;
            }
            let own = disk::read(&path).is_ok_and(|bytes| state(&bytes) == FileState::AsWritten);
            let name = system::shown(&path);
            let message = match own && self.remove && disk::remove_file(&path).is_ok() {
                true => format!("đã xóa `{name}`: tập của lần gộp trước, nay không còn"),
                false => {
                    format!("`{name}` là tập của lần gộp trước, nay chỉ còn {} tập", written.files.len())
                }
            };
            let finding = Finding { severity: Severity::Note, ..Finding::general(codes::U007, message) };
            written.notes.push(finding.hint("xóa tệp đó, hoặc chạy lại với `--don`"));
        }
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use expect_test::expect;

    use super::{FilesPrinted, PaperToPrint, PrintRun, list, path};
    use crate::run::listener::Nobody;
    use crate::run::save::Overwrite;
    use crate::write::pdf::print::{PrintFile, PrintedPdf};

    /// Prints papers with these numbers of pages. Returns the numbers of pages of the files, and the list.
    fn printed(folder: &Path, pages: &[usize], duplex: bool) -> (FilesPrinted, Vec<usize>, String) {
        let papers: Vec<PaperToPrint> = pages
            .iter()
            .enumerate()
            .map(|(at, pages)| {
                let mut file = PrintFile::default();
                (0..*pages).for_each(|_| file.add_blank());
                let path = folder.join(format!("{at}.pdf"));
                std::fs::write(&path, file.finish("x").unwrap()).unwrap();
                PaperToPrint { code: at.to_string(), name: "Xã, A".to_owned(), path }
            })
            .collect();
        let run = PrintRun { folder, duplex, overwrite: Overwrite::default(), remove: false };
        let written = run.write(&papers, &Nobody).unwrap();
        let count =
            |at: usize| std::fs::read(path(folder, at)).map(|file| PrintedPdf::read(file).unwrap().pages());
        let counts = (1..).map_while(|at| count(at).ok()).collect();
        let list = String::from_utf8(std::fs::read(list(folder)).unwrap()).unwrap();
        (written, counts, list.replace('\r', ""))
    }

    /// No file has more than 500 pages, no paper is parted that need not be; on both sides each begins on an odd
    /// page.
    #[test]
    fn papers_are_distributed_over_files() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("mau");
        std::fs::create_dir(&folder).unwrap();
        let (_, counts, list) = printed(&folder, &[300, 201, 299, 1201, 3], false);
        assert_eq!(counts, [300, 500, 500, 500, 204]);
        expect![[r#"
            ﻿tap,tu_trang,den_trang,so_trang,ma,ten,tep
            1,1,300,300,0,"Xã, A",0.pdf
            2,1,201,201,1,"Xã, A",1.pdf
            2,202,500,299,2,"Xã, A",2.pdf
            3,1,500,500,3,"Xã, A",3.pdf
            4,1,500,500,3,"Xã, A",3.pdf
            5,1,201,201,3,"Xã, A",3.pdf
            5,202,204,3,4,"Xã, A",4.pdf
        "#]]
        .assert_eq(&list);
        let (written, counts, list) = printed(&folder, &[3, 1, 2, 495], true);
        assert_eq!(counts[..2], [8, 495], "{counts:?}");
        assert_eq!(written.pages, 503);
        expect![[r#"
            ﻿tap,tu_trang,den_trang,so_trang,ma,ten,tep
            1,1,3,3,0,"Xã, A",0.pdf
            1,5,5,1,1,"Xã, A",1.pdf
            1,7,8,2,2,"Xã, A",2.pdf
            2,1,495,495,3,"Xã, A",3.pdf
        "#]]
        .assert_eq(&list);
        let notes: Vec<&str> =
            written.notes.iter().map(|one| one.message.rsplit('/').next().unwrap()).collect();
        expect![[r#"
            [
                "mau-in-3.pdf` là tập của lần gộp trước, nay chỉ còn 2 tập",
                "mau-in-4.pdf` là tập của lần gộp trước, nay chỉ còn 2 tập",
                "mau-in-5.pdf` là tập của lần gộp trước, nay chỉ còn 2 tập",
            ]
        "#]]
        .assert_debug_eq(&notes);
    }
}
