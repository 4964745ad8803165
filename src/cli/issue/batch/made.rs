//! The paper of one locality with its number and day, before anything is written.
//!
//! In: a locality with its order. Out: its files, its record and its line of the register, or what is wrong
//! with it. Comparing it with other papers is left to `compared`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{BatchIssue, UnitPaper};
use crate::cli::batched::localities::LocalityJob;
use crate::cli::batched::opened::OpenedBatch;
use crate::cli::batched::others;
use crate::cli::issue::paper;
use crate::digest::of_bytes;
use crate::files::{self, disk};
use crate::finding::{Finding, Version, codes};
use crate::issue::lock::Lock;
use crate::issue::register::RegisterLine;
use crate::issue::{Order, given};
use crate::pipeline::{FormatBytes, Input, LocalityData, Report, Stages};
use crate::run::locks::{self, IssuedBefore, Planned};
use crate::run::packs::{self, MadeOf};
use crate::run::present::Asking;
use crate::run::record::Watched;
use crate::run::save::Unsaved;
use crate::run::{save, system, unit_locks};
use crate::write::Format;

impl BatchIssue<'_> {
    /// The paper of a locality, or what is wrong with it.
    pub(super) fn make<'j>(&self, job: &'j LocalityJob) -> Result<UnitPaper<'j>, Report> {
        let alone = |finding| Report::from_iter([finding]);
        let code = job.unit.code();
        let old = unit_locks::read(self.template, code).map_err(alone)?;
        let overlay = match &job.overlay {
            None => None,
            Some(path) => Some((system::shown(path), system::document(path).map_err(alone)?)),
        };
        let overlay = overlay.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let allocation = self.batch.given.checked.as_ref().map(|checked| &checked.allocation);
        let local = LocalityData { unit: &job.unit, overlay, allocation, origins: Some(&self.origins) };
        let none = BTreeMap::new();
        let planned = Planned::new(&none);
        let files = Watched::new(&planned);
        let (dossier, mut report, rules) = self.dossier(local, &files, old.as_ref());
        let Some(dossier) = dossier else { return Err(report) };
        let order = given::order_of(job.unit.columns());
        self.lacking(&dossier, &order, &mut report);
        paper::left_over(&mut report);
        let was_issued = old.is_some() && !self.args.force;
        paper::unnamed(&dossier, paper::NamesGiven::of(self.args), was_issued, &mut report);
        others::tell(&dossier.tree, &job.unit, &self.others, &mut report);
        if report.findings.has_errors() {
            return Err(report);
        }

        let target = self.out.join(&job.file_name);
        let pipeline = self.batch.pipeline();
        let made_before = |format: &Format| {
            let records = self.records.of(&save::with_ending(&target, *format));
            records.iter().any(|entry| disk::is_file(&entry.path))
        };
        let formats: Vec<Format> = Format::ALL
            .into_iter()
            .filter(|format| Format::PAPER.contains(format) || made_before(format))
            .collect();
        let laid = (&dossier.tree, Some(&dossier.node));
        let Some(mut written) = pipeline.files(laid, &formats, &mut report) else { return Err(report) };
        let keeps = old.as_ref().filter(|_| !self.args.force);
        let (name, shared) = (self.batch.name.as_str(), &self.materials);
        let made_of = MadeOf { name, yaml: self.yaml.clone(), shared, local: Some(local), in_pdf: false };
        let named = made_of.put_into(std::iter::once(&mut written), &files.seen(), keeps);
        let mut pack = named.into_kept();
        let named = match keeps {
            Some(old) => old.nguon.clone(),
            None => pack.as_ref().map(|kept| kept.pack.name.clone()),
        };
        let others =
            written.extract_if(.., |(format, _)| !Format::PAPER.contains(format)).collect::<Vec<_>>();
        let inputs = (self.inputs(&planned, local), named);
        let mut lock = paper::lock(&dossier, order.ngay, of_its_day(rules), inputs, &written);
        if self.args.kem_nguon && keeps.is_none() {
            packs::put_into_issued(&mut written, pack.as_ref(), &mut lock);
        }
        pack.iter_mut().for_each(|kept| kept.issued = Some(lock.van_ban.clone()));
        paper::read_again(&job.unit.called(), &lock, &written, &mut report);
        let Stages { node, content, tree, .. } = &dossier;
        let line = RegisterLine::of(content, node, tree, order.ngay);
        let (files, kept) = (Vec::new(), Vec::new());
        let mut paper = UnitPaper { job, order, target, old, report, files, kept, lock, line, pack };
        if !self.hold(&mut paper, &mut written, &dossier, rules) {
            written.extend(others);
        }
        for (format, bytes) in written {
            match self.spool.keep(&bytes) {
                Ok(spooled) => paper.files.push((format, spooled)),
                Err(error) => {
                    let path = save::with_ending(&paper.target, format);
                    paper.report.findings.push(Unsaved::Failed { path, error }.finding());
                    return Err(paper.report);
                }
            }
        }
        // Of what there is nothing to say, nothing need be kept.
        if paper.report.findings.is_empty() {
            paper.report = Report::default();
        }
        Ok(paper)
    }

    /// The paper, and the version by whose rules it is judged: if it was issued and is the same, the one that
    /// issued it.
    fn dossier(
        &self,
        local: LocalityData<'_>,
        files: &Watched<'_>,
        old: Option<&Lock>,
    ) -> (Option<Stages>, Report, Option<Version>) {
        let rules = old.and_then(Lock::version);
        let read = |issued_by| {
            let input = Input { name: &self.batch.name, bytes: &self.batch.bytes, files, issued_by };
            self.batch.pipeline().dossier_for(input, local)
        };
        let (dossier, report) = read(rules);
        let says = |dossier: &Stages| old.is_some_and(|lock| lock.says(&dossier.tree));
        if rules.is_none() || !self.args.force || dossier.as_ref().is_some_and(says) {
            return (dossier, report, rules);
        }
        let (dossier, report) = read(None);
        (dossier, report, None)
    }

    /// Reports what an issued paper must have and this one does not.
    fn lacking(&self, dossier: &Stages, order: &Order, report: &mut Report) {
        let content = &dossier.content;
        let mut lacks = |what: &str, option: &str, key: &str| {
            let message = format!("văn bản chưa có {what}");
            let list = system::shown(&self.batch.units.list.path);
            let hint = format!("thêm `{option}` vào lệnh, hoặc ghi cột `{key}` ở bảng cấp số `{list}`");
            report.findings.push(Finding::general(codes::P003, message).hint(hint));
        };
        if content.so.is_none() {
            lacks("số", "--so-dau 206", "so");
        }
        let day = content.date.filter(|date| date.day().is_some()).or(order.ngay);
        if day.is_none() {
            lacks("ngày ban hành", "--ngay 31/10/2026", "ngay");
        }
    }

    /// Hashes of the files that a paper is made from, by their ways from the folder of the template. Of a table
    /// the paper has one row; that another one has changed is told only where the words have changed too.
    fn inputs(&self, planned: &Planned<'_>, local: LocalityData<'_>) -> BTreeMap<String, String> {
        let name = files::clean(&self.batch.name);
        let mut inputs = planned.inputs(&self.batch.name, &self.batch.bytes);
        if let Some((overlay, bytes)) = local.overlay {
            inputs.insert(files::way(&name, &files::clean(overlay)), of_bytes(bytes));
        }
        inputs.extend(self.tables.clone());
        inputs
    }

    /// Compares a paper that was issued before with what it was then, and takes the files that stay out of its
    /// files. Returns true if the whole paper stays, whatever this version would make of it.
    fn hold(
        &self,
        paper: &mut UnitPaper<'_>,
        files: &mut FormatBytes,
        dossier: &Stages,
        rules: Option<Version>,
    ) -> bool {
        let Some(old) = paper.old.clone() else { return false };
        let code = paper.job.unit.code();
        let issued = IssuedBefore {
            lock: &old,
            name: &self.batch.name,
            command: unit_locks::command(self.template, code, ""),
            target: &paper.target,
            catalogue: &self.batch.pipeline().office().catalogue,
            kind: &dossier.content.kind.id,
            overwrite: self.args.overwrite(),
            asking: Asking {
                records: &self.records,
                source: Some(&self.source),
                issued: Some(&old),
                locked: true,
            },
        };
        if self.args.force {
            paper.kept = issued.signed(rules, files, &mut paper.lock);
            return false;
        }
        match issued.keep(&dossier.tree, files) {
            Ok(kept) => {
                paper.kept = kept;
                paper.lock = old.clone();
                false
            }
            Err(finding) => {
                paper.report.findings.push(finding);
                let stays =
                    locks::untouched(&old, &self.batch.name, &paper.target, &Format::PAPER, &issued.asking);
                let Some(kept) = stays else { return false };
                paper.report.findings.as_notes();
                files.clear();
                paper.kept = kept;
                paper.lock = old.clone();
                true
            }
        }
    }
}

/// The hashes of the tables of a batch, by their ways from the folder of the template.
pub(super) fn table_hashes(batch: &OpenedBatch) -> BTreeMap<String, String> {
    let name = files::clean(&batch.name);
    let hash = |table: &PathBuf| {
        let bytes = system::read(table).unwrap_or_default();
        (files::way(&name, &files::clean(&system::shown(table))), of_bytes(&bytes))
    };
    batch.units.tables.iter().map(hash).collect()
}

/// The version that the record names for the rules of the paper, if it is not the version that writes the
/// record.
fn of_its_day(rules: Option<Version>) -> Option<String> {
    let own = Version::read(env!("CARGO_PKG_VERSION"));
    let Version(major, minor, patch) = rules.filter(|_| rules != own)?;
    Some(format!("{major}.{minor}.{patch}"))
}
