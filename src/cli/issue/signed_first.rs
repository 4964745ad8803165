//! A paper that its signer has signed as a file before it has a number: number and day go into that file.
//!
//! In: the signed PDF that `--tu` names, the paper before and after it gets its number. Out: the PDF to be issued,
//! which begins with the signed one; or findings, if it is not the PDF of this very paper, or may not be changed.
//! How fields are filled in is left to `write::pdf`.

use std::path::Path;

use super::{Edited, IssueRun};
use crate::files::Disk;
use crate::finding::{Finding, codes};
use crate::issue::lock::texts;
use crate::made_of::{self, Blob};
use crate::pipeline::{FormatBytes, Input, Pipeline, Report, Stages};
use crate::run::packs::MadeOf;
use crate::run::record::Watched;
use crate::run::system;
use crate::write::Format;
use crate::write::pdf::{self, FillRefusal, FilledIn};

impl IssueRun<'_> {
    /// Puts number and day into the signed PDF, which takes the place of the one among `files`. Returns false if
    /// that cannot be; why is reported.
    pub(super) fn fill_signed(
        &self,
        edited: &Edited,
        pipeline: &Pipeline,
        issued: &Stages,
        files: &mut FormatBytes,
        report: &mut Report,
    ) -> bool {
        let Some(path) = &self.args.tu else { return true };
        match self.filled(path, edited, pipeline, issued) {
            Ok(bytes) => {
                files
                    .iter_mut()
                    .filter(|(format, _)| *format == Format::Pdf)
                    .for_each(|(_, old)| old.clone_from(&bytes));
                true
            }
            Err(finding) => {
                report.findings.push(finding);
                false
            }
        }
    }

    fn filled(
        &self,
        path: &Path,
        edited: &Edited,
        pipeline: &Pipeline,
        issued: &Stages,
    ) -> Result<Vec<u8>, Finding> {
        let shown = system::shown(path);
        let name = &edited.wanted.name;
        if let Some(old) = &edited.old {
            let message = format!("`{name}` đã phát hành ({}): `--tu` dùng khi cấp số lần đầu", old.van_ban);
            return Err(Finding::general(codes::P018, message)
                .hint("bỏ `--tu` để xem bản đã phát hành có còn nguyên không"));
        }
        let bytes = system::read(path).map_err(|error| {
            Finding::general(codes::P018, format!("không đọc được `{shown}`: {}", system::words(&error)))
        })?;
        let files = Watched::new(&Disk);
        let input = Input { name, bytes: &edited.on_disk, files: &files, issued_by: edited.rules };
        let (draft, mut told) = pipeline.dossier(input);
        let drawn = draft
            .as_ref()
            .and_then(|draft| pipeline.files((&draft.tree, Some(&draft.node)), &[Format::Pdf], &mut told));
        let (Some(draft), Some(drawn)) = (draft, drawn) else {
            return Err(Finding::general(
                codes::P018,
                format!("`{name}` trước khi cấp số không xuất được PDF"),
            ));
        };
        let mut own = drawn;
        // Whether it was written with what it is made of is seen in it.
        if made_of::of_pdf(&bytes).is_ok_and(|carried| carried.is_some()) {
            let (shared, yaml) = (self.pipelines.materials(edited.pipeline), Blob::of(&edited.on_disk));
            let made_of = MadeOf { name, yaml, shared: &shared, local: None, in_pdf: true };
            made_of.put_into(std::iter::once(&mut own), &files.seen(), None);
        }
        let own = own.iter().find(|(format, _)| *format == Format::Pdf).map(|(_, bytes)| bytes.as_slice());
        let begins = own.is_some_and(|own| bytes.starts_with(own));
        if !begins {
            let message = format!("`{shown}` không phải bản PDF xuất từ `{name}` như tệp đang có");
            return Err(Finding::general(codes::P018, message).hint(
                "văn bản, mẫu trình bày hay chương trình đã đổi từ khi trình ký: trả lại như khi đó, hoặc xuất lại bằng `vanban build` rồi trình ký lại",
            ));
        }
        let values = values(issued).ok_or_else(|| {
            Finding::general(
                codes::P018,
                format!("`{name}` chưa có số, hoặc chưa có ngày để điền vào `{shown}`"),
            )
        })?;
        if let Some(finding) = differs(&draft, issued, &values, &shown) {
            return Err(finding);
        }
        let faces = &pipeline.office().theme.faces;
        pdf::fill(&bytes, &values, faces).map_err(|refusal| refused(&refusal, &shown))
    }
}

/// What the fields of a paper show.
fn values(issued: &Stages) -> Option<FilledIn> {
    let (_, month, day) = issued.content.date?.day()?;
    let number = issued.content.so.clone()?;
    let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
    Some(FilledIn { number, day: format!("{day:02}"), month })
}

/// The first text that number and day change elsewhere than in a field.
fn differs(draft: &Stages, issued: &Stages, values: &FilledIn, shown: &str) -> Option<Finding> {
    let (before, after) = (texts(&draft.tree), texts(&issued.tree));
    let same = before.len() == after.len();
    let other =
        before.iter().zip(&after).find(|(before, after)| values.into_text(&before.text) != after.text);
    let message = match other {
        None if same => return None,
        None => format!("có số, ngày thì văn bản có thêm hoặc bớt đoạn so với bản đã ký `{shown}`"),
        Some((before, after)) => format!(
            "có số, ngày thì {} đổi cả chữ ngoài ô số, ô ngày so với bản đã ký `{shown}`: “{}”, trước là “{}”",
            after.place, after.text, before.text
        ),
    };
    let at = other.and_then(|(_, after)| after.at);
    let finding = match at {
        Some(at) => Finding::error(codes::P018, at, message),
        None => Finding::general(codes::P018, message),
    };
    Some(finding.hint("chữ người ký chưa thấy thì không thêm được sau khi ký: sửa văn bản rồi trình ký lại"))
}

fn refused(refusal: &FillRefusal, shown: &str) -> Finding {
    let (message, hint) = match refusal {
        FillRefusal::Unreadable => {
            (format!("`{shown}` không đọc được như một tệp PDF"), "lấy lại tệp người ký đã gửi")
        }
        FillRefusal::Encrypted => (format!("`{shown}` có mật khẩu"), "ký lại mà không đặt mật khẩu"),
        FillRefusal::NoField => (
            format!("`{shown}` không có ô để điền số"),
            "ghi `chu_ky_so: có` trong tệp YAML, bỏ `so`, `ngay`, xuất lại rồi trình ký lại",
        ),
        FillRefusal::Unsigned => (
            format!("`{shown}` chưa có chữ ký số nào"),
            "người ký ký số trước, vào ô có sẵn ở chỗ ký; văn bản ký giấy thì bỏ `--tu`",
        ),
        FillRefusal::Filled(number) => {
            (format!("`{shown}` đã được điền số {number}"), "dùng tệp người ký đã ký, chưa điền số")
        }
        FillRefusal::Locked(field) => (
            format!("chữ ký ở ô `{field}` của `{shown}` không cho điền số, ngày sau khi ký"),
            "ký lại, ở phần mềm ký chọn cho phép điền mẫu (form) sau khi ký, không khóa tài liệu",
        ),
    };
    Finding::general(codes::P018, message).hint(hint)
}
