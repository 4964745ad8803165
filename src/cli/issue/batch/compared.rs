//! The papers of a batch compared with each other, with those issued before, with the register, with the list.
//!
//! In: the papers as they will be. Out: findings about those whose number or file another paper has; the
//! register and the list of numbers with them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{BatchIssue, UnitPaper};
use crate::cli::issue::entered;
use crate::finding::{Finding, codes};
use crate::issue::list::{self, ListedOrder};
use crate::issue::register::Register;
use crate::issue::series::Taken;
use crate::issue::{Order, given};
use crate::pipeline::Report;
use crate::run::places::Claims;
use crate::run::{locks, save, system, unit_locks};
use crate::write::Format;

impl BatchIssue<'_> {
    /// Checks that no number is given twice: among these papers, and among those issued before from the folder
    /// of the template.
    pub(super) fn compare_numbers(&self, papers: &mut [UnitPaper<'_>]) {
        let stem = |code: &str| system::shown(&unit_locks::folder(self.template).join(code));
        let own: Vec<String> = papers.iter().map(|paper| stem(paper.job.unit.code())).collect();
        let folder = system::folder_of(self.template);
        let issued = locks::in_folder(folder, |_| true).into_iter().chain(unit_locks::in_folder(folder));
        let mut taken = Taken::default();
        for (path, lock) in issued {
            let name = system::shown(&path);
            if !own.contains(&name) {
                taken.take(lock.number(), &lock.ngay, &name);
            }
        }
        for (paper, name) in papers.iter_mut().zip(&own) {
            if let Some(holder) = taken.take(paper.lock.number(), &paper.lock.ngay, name) {
                let message = entered::given_to(&paper.lock, holder);
                paper.number_taken(message);
            }
        }
        let own: BTreeSet<String> = own.into_iter().collect();
        for paper in papers.iter_mut().filter(|paper| paper.old.is_none()) {
            let called = paper.job.unit.called();
            let told = entered::out_of_order(&taken, &paper.lock, &called, &|other| own.contains(other));
            told.into_iter().for_each(|finding| paper.report.findings.push(finding));
        }
    }

    /// Checks that no file is written for two of the papers, and that none of them is the register or the list.
    pub(super) fn compare_targets(&self, papers: &mut [UnitPaper<'_>]) {
        let mut claims = Claims::default();
        let named = self.args.register_file().map(PathBuf::from);
        for path in named.into_iter().chain([self.batch.units.list.path.clone()]) {
            claims.take(&path, &system::shown(&path));
        }
        for paper in papers {
            let files = Format::ALL.map(|format| save::with_ending(&paper.target, format));
            let called = paper.job.unit.called();
            let other = files.iter().find_map(|path| claims.take(path, &called).map(str::to_owned));
            if let Some(other) = other {
                let message = format!("`{other}`, `{called}` cùng ghi ra một tên tệp");
                let hint = "đổi tên sổ đăng ký, bảng cấp số, hoặc đổi tên, mã của địa phương";
                paper.report.findings.push(Finding::general(codes::W003, message).hint(hint));
            }
        }
    }

    /// The register with the lines of the papers, if one is named.
    pub(super) fn enter(&self, papers: &mut [UnitPaper<'_>], report: &mut Report) -> Option<Register> {
        let path = self.args.register_file()?;
        let mut register = match entered::register(path) {
            Ok(register) => register,
            Err(finding) => {
                report.findings.push(finding);
                return None;
            }
        };
        for paper in papers {
            let line = (&paper.line, &paper.lock);
            if let Some(message) = entered::enter(&mut register, path, line, paper.old.as_ref()) {
                paper.number_taken(message);
            }
        }
        Some(register)
    }

    /// The bytes of the list of numbers with what the papers get, if it does not say that yet.
    pub(super) fn list(&self, papers: &[UnitPaper<'_>], report: &mut Report) -> Option<Vec<u8>> {
        let list = &self.batch.units.list;
        let listed = |paper: &&UnitPaper<'_>| {
            let row = list.rows.get(paper.job.unit.code()).map(|row| given::columns(&row.order));
            paper.order != Order::default() && row != Some(given::columns(&paper.order))
        };
        let orders: Vec<ListedOrder> = papers
            .iter()
            .filter(listed)
            .map(|paper| ListedOrder {
                code: paper.job.unit.code().to_owned(),
                name: paper.job.unit.name().to_owned(),
                order: paper.order.clone(),
            })
            .collect();
        if orders.is_empty() {
            return None;
        }
        match list::with(list.bytes.as_deref(), &orders) {
            Ok(bytes) => Some(bytes),
            Err(words) => {
                let message = format!("bảng cấp số `{}`: {words}", system::shown(&list.path));
                let hint = "lệnh ghi số đã cấp vào bảng này nên bảng phải là CSV có các cột `ma`, `so`, `ngay`, `nguoi_ky`";
                report.findings.push(Finding::general(codes::P004, message).hint(hint));
                None
            }
        }
    }
}

impl UnitPaper<'_> {
    fn number_taken(&mut self, message: String) {
        self.report.findings.push(Finding::general(codes::P005, message).hint(entered::TAKEN));
    }
}
