//! What each paper of a batch gets: from a table, or numbers one after the other in the order of the localities.
//!
//! In: the command, the batch with the list of numbers. Out: the localities that get something, each with its
//! order in its columns. What a paper has already stays; what contradicts the list is reported.

use std::collections::BTreeSet;

use crate::cli::args::IssueArgs;
use crate::cli::batched::listed;
use crate::cli::batched::localities::LocalityJob;
use crate::cli::batched::opened::OpenedBatch;
use crate::files::Disk;
use crate::finding::{Finding, codes};
use crate::issue::orders::OrderRow;
use crate::issue::{Order, given};
use crate::pipeline::{Input, LocalityData, OwnNumber, Report};
use crate::run::{Refusal, system};

/// The localities that get something; it is in their columns. Then those that may have a number besides.
pub(super) fn assign(
    args: &IssueArgs,
    batch: &mut OpenedBatch,
    report: &mut Report,
) -> Result<(Vec<LocalityJob>, Vec<LocalityJob>), Refusal> {
    let jobs = std::mem::take(&mut batch.units.jobs);
    let mut others = std::mem::take(&mut batch.units.numbered);
    match &args.csv {
        None => Ok((in_turn(args, batch, jobs, report), others)),
        Some(table) => {
            let name = system::shown(table);
            let bytes = system::read(table).map_err(|error| Refusal::unread(&name, &error))?;
            let known: Vec<&str> = batch.units.names.keys().map(String::as_str).collect();
            let mut rows = listed::rows(table, &bytes, &known, report);
            let mut ordered = Vec::new();
            for mut job in jobs {
                let Some(row) = rows.remove(job.unit.code()) else {
                    others.push(job);
                    continue;
                };
                let order = of_row(args, batch, &job, &row, report);
                job.give(&order);
                job.number_at = row.so_at;
                ordered.push(job);
            }
            if ordered.is_empty() && !report.findings.has_errors() {
                let message = format!("bảng `{name}` không có dòng nào của các địa phương đã chọn");
                return Err(Refusal::new(message).hint("mỗi dòng một địa phương, mã ở cột `ma`"));
            }
            Ok((ordered, others))
        }
    }
}

/// The order of a row, with what the list has besides it.
fn of_row(
    args: &IssueArgs,
    batch: &OpenedBatch,
    job: &LocalityJob,
    row: &OrderRow,
    report: &mut Report,
) -> Order {
    let (new, old) = (&row.order, given::order_of(job.unit.columns()));
    let list = system::shown(&batch.units.list.path);
    let mut other = |what: &str, old: &str, new: &str| {
        if !args.force {
            let message = format!(
                "bảng cấp số `{list}` đã ghi {what} `{old}` cho {}, không ghi đè bằng `{new}`",
                job.unit.called()
            );
            let hint = "xem lại hai bảng; chắc chắn phải thay thì thêm `--force`";
            report.findings.push(Finding::error(codes::P003, row.at, message).hint(hint));
        }
    };
    if let (Some(new), Some(old)) = (&new.so, &old.so)
        && new != old
    {
        other("số", old, new);
    }
    if let (Some(new), Some(old)) = (new.ngay, old.ngay)
        && new != old
    {
        other("ngày", &old.numeric(), &new.numeric());
    }
    if !new.nguoi_ky.is_empty() && !old.nguoi_ky.is_empty() && new.nguoi_ky != old.nguoi_ky {
        other("người ký", &old.nguoi_ky.join("; "), &new.nguoi_ky.join("; "));
    }
    Order {
        so: new.so.clone().or(old.so),
        ngay: new.ngay.or(old.ngay),
        nguoi_ky: if new.nguoi_ky.is_empty() { old.nguoi_ky } else { new.nguoi_ky.clone() },
    }
}

/// Gives what the command names to those papers that lack it.
fn in_turn(
    args: &IssueArgs,
    batch: &OpenedBatch,
    mut jobs: Vec<LocalityJob>,
    report: &mut Report,
) -> Vec<LocalityJob> {
    let names = args.nguoi_ky.as_deref().map(Order::names).unwrap_or_default();
    let own: Vec<OwnNumber> = jobs.iter().map(|job| own_number(batch, job)).collect();
    let number = |so: &String| so.trim_start_matches('0').parse::<u32>().ok();
    // Also the numbers of localities that this run leaves out.
    let listed = batch.units.list.rows.values().filter_map(|row| row.order.so.as_ref());
    let taken: BTreeSet<u32> =
        own.iter().filter_map(|own| own.so.as_ref()).chain(listed).filter_map(number).collect();
    let mut next = args.so_dau.as_ref().and_then(number);
    for (job, own) in jobs.iter_mut().zip(own) {
        let mut order = given::order_of(job.unit.columns());
        if own.so.is_none()
            && let Some(at) = &mut next
        {
            while taken.contains(at) {
                *at += 1;
            }
            match Order::number(&at.to_string()) {
                Ok(so) => order.so = Some(so),
                Err(words) => {
                    let message = format!("{}: {words}", job.unit.called());
                    report.findings.push(Finding::general(codes::P003, message));
                }
            }
            *at += 1;
        }
        if !own.ngay {
            order.ngay = order.ngay.or(args.ngay);
        }
        if order.nguoi_ky.is_empty() {
            order.nguoi_ky.clone_from(&names);
        }
        job.give(&order);
    }
    jobs
}

fn own_number(batch: &OpenedBatch, job: &LocalityJob) -> OwnNumber {
    let overlay = job.overlay.as_ref().and_then(|path| Some((system::shown(path), system::read(path).ok()?)));
    let overlay = overlay.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let template = Input { name: &batch.name, bytes: &batch.bytes, files: &Disk, issued_by: None };
    let local = LocalityData { unit: &job.unit, overlay, allocation: None, origins: None };
    batch.pipeline().own_number(template, local)
}
