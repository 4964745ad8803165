//! Which numbers are taken: no two papers have the same one, in the run, in the folders, or in the register.
//!
//! In: the papers as they will be. Out: findings about those whose number another paper has, and the register
//! with their lines.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{IssueRun, IssuedPaper, entered};
use crate::finding::{Finding, codes};
use crate::issue::register::{Register, RegisterLine};
use crate::issue::series::Taken;
use crate::pipeline::Report;
use crate::run::{locks, lost, system, unit_locks};

impl IssueRun<'_> {
    /// Checks that no number is given twice: among these papers, and among those issued before in their
    /// folders.
    pub(super) fn compare_numbers(&self, papers: &mut [IssuedPaper<'_>]) {
        let stem = |path: &Path| system::shown(&path.with_extension(""));
        let own: BTreeSet<String> = papers.iter().map(|paper| stem(&paper.edited.wanted.path)).collect();
        let folders: BTreeSet<PathBuf> =
            papers.iter().map(|paper| system::folder_of(&paper.edited.wanted.path).to_owned()).collect();
        let mut taken = Taken::default();
        let issued = folders.iter().flat_map(|folder| {
            let single = locks::in_folder(folder, |_| true);
            single.into_iter().chain(unit_locks::in_folder(folder))
        });
        for (path, lock) in issued {
            let name = system::shown(&path);
            if !own.contains(&name) {
                taken.take(lock.number(), &lock.ngay, &name);
            }
        }
        for paper in papers.iter_mut() {
            let name = stem(&paper.edited.wanted.path);
            let holder = taken.take(paper.lock.number(), &paper.lock.ngay, &name).map(str::to_owned);
            if let Some(holder) = holder {
                let message = entered::given_to(&paper.lock, &holder);
                let path = &paper.edited.wanted.path;
                let holder_at = Path::new(&holder);
                let of_batch = unit_locks::template_of(holder_at).is_some();
                let gone = !own.contains(&holder) && !of_batch && !lost::has_paper(holder_at);
                let renamed = gone.then(|| {
                    format!(
                        "; `{holder}` không còn tệp YAML, nếu là chính văn bản này khi còn tên khác thì {}",
                        lost::rename(path)
                    )
                });
                paper.number_taken(&message, &renamed.unwrap_or_default());
            }
        }
        for paper in papers.iter_mut().filter(|paper| paper.edited.old.is_none()) {
            let name = &paper.edited.wanted.name;
            let told = entered::out_of_order(&taken, &paper.lock, name, &|other| own.contains(other));
            told.into_iter().for_each(|finding| paper.report.findings.push(finding));
        }
    }

    /// The papers' lines, and the register with them, if one is named.
    pub(super) fn enter(&mut self, papers: &mut [IssuedPaper<'_>]) -> (Option<Register>, Vec<RegisterLine>) {
        let lines: Vec<RegisterLine> = papers.iter().map(IssuedPaper::line).collect();
        let Some(path) = self.args.register_file() else { return (None, lines) };
        let mut register = match entered::register(path) {
            Ok(register) => register,
            Err(finding) => {
                self.fail(Report::default(), Some(finding));
                return (None, lines);
            }
        };
        for (paper, line) in papers.iter_mut().zip(&lines) {
            let taken = entered::enter(&mut register, path, (line, &paper.lock), paper.edited.old.as_ref());
            if let Some(message) = taken {
                paper.number_taken(&message, "");
            }
        }
        (Some(register), lines)
    }
}

impl IssuedPaper<'_> {
    /// Reported without a place: the number is not in a file yet.
    fn number_taken(&mut self, message: &str, more: &str) {
        let message = format!("`{}`: {message}", self.edited.wanted.name);
        let hint = format!("{}{more}", entered::TAKEN);
        self.report.findings.push(Finding::general(codes::P005, message).hint(hint));
    }
}
