//! The end of a document: recipients, where it is kept, who signs, where the office is found.
//!
//! In: its components. Out: the keys of YAML for them, and what is doubtful. Reading their words is left to
//! `ending`.

use super::document::PaperTyper;
use super::doubts::DoubtfulPlace;
use super::ending::{self, SignerLine};
use super::escape::{hidden, prose};
use super::head;
use super::parts::PaperParts;
use super::yaml_text::{TypedLine, Within, scalar};
use crate::content::kind::Kind;
use crate::source::Span;

impl<'a> PaperTyper<'a> {
    pub(super) fn ending(&mut self, parts: &mut PaperParts<'a>, kind: &Kind, indent: usize) {
        let at = parts.recipients.first().map(|line| line.at);
        let seen = parts.recipients.iter().map(|line| (line.text.clone(), line.at));
        let mut recipients = ending::recipients(seen);
        let kept = recipients.last().and_then(|(last, _)| ending::kept(last));
        if kept.is_some() {
            recipients.pop();
        }
        let mut drafter = None;
        for line in parts.drafter.drain(..) {
            match ending::drafted(&line.text).filter(|_| drafter.is_none()) {
                Some(found) => drafter = Some(found),
                None => {
                    let message = format!("chưa rõ là gì, đưa vào nơi nhận: “{}”", line.text);
                    self.doubt(indent, DoubtfulPlace::new(Some(line.at), message));
                    let place = recipients
                        .len()
                        .saturating_sub(usize::from(kept.is_none() && !recipients.is_empty()));
                    recipients.insert(place, (line.text, line.at));
                }
            }
        }
        let line = |(text, at): &(String, Span)| {
            let typed = if self.reader.literal.contains(at) { hidden(text) } else { prose(text) };
            TypedLine::new(typed, Some(*at))
        };
        let mut lines: Vec<TypedLine> = recipients.iter().map(line).collect();
        let wanted = kind.rieng.bat_buoc.iter().any(|key| key == "noi_nhan");
        if lines.is_empty() && wanted {
            self.doubt(indent, DoubtfulPlace::new(None, "không thấy nơi nhận").hint("ghi `noi_nhan`"));
            lines.push(TypedLine::new("[nơi nhận]", None));
        }
        if !lines.is_empty() {
            self.yaml.block(indent, "noi_nhan", &lines);
        }
        if let Some(keys) = kept.filter(|keys| !keys.is_empty()) {
            let keys: Vec<String> =
                keys.iter().map(|(key, value)| format!("{key}: {}", scalar(value, Within::Flow))).collect();
            self.yaml.raw(indent, &format!("luu: {{{}}}", keys.join(", ")), at);
        }
        if let Some((who, copies)) = drafter {
            self.yaml.raw(indent, &format!("soan_thao: {{nguoi: {who}, so_ban: {copies}}}"), None);
        }
        self.signers(parts, kind, indent);
        self.contact(parts, indent);
    }

    pub(super) fn signers(&mut self, parts: &PaperParts<'a>, kind: &Kind, indent: usize) {
        let at = parts.signer_at;
        let own = |lines: &Vec<(SignerLine, String)>| -> Vec<(SignerLine, String)> {
            lines.iter().filter(|(_, text)| !self.form.signs(text)).cloned().collect()
        };
        let mut signers: Vec<ending::TypedSigner> = parts
            .signing()
            .into_iter()
            .map(own)
            .filter(|lines| !lines.is_empty())
            .map(|lines| ending::signer(&lines, &self.prose))
            .collect();
        let wanted = kind.so_nguoi_ky.unwrap_or(1);
        let most = kind.nguoi_ky_toi_da.unwrap_or(wanted).max(wanted).max(
            head::bodies(&parts.issuer.iter().map(|line| line.text.clone()).collect::<Vec<_>>(), "").len(),
        );
        if signers.is_empty() {
            self.doubt(indent, DoubtfulPlace::new(None, "không thấy người ký").hint("ghi `nguoi_ky`"));
        }
        while signers.len() < wanted {
            signers.push(ending::signer(&[], ""));
        }
        if signers.len() > most {
            let names: Vec<String> = signers[most..]
                .iter()
                .flat_map(|one| one.keys.iter().map(|(_, value)| value.clone()))
                .collect();
            let message = format!(
                "có {} người ký, {} chỉ ghi được {most}: bỏ {}",
                signers.len(),
                kind.ten,
                names.join(", ")
            );
            self.doubt(indent, DoubtfulPlace::new(at, message));
            signers.truncate(most);
        }
        if signers.iter().any(|one| one.guessed) {
            let message = "người ký thay không ghi chức vụ của mình; tạm ghi là cấp phó";
            self.doubt(indent, DoubtfulPlace::new(at, message).hint("sửa `chuc_vu` cho đúng"));
        }
        if signers.iter().any(|one| one.reordered) {
            let message = "các dòng quyền hạn (TM., KT., TL.) sẽ in theo thứ tự khác bản gốc";
            self.doubt(indent, DoubtfulPlace::new(at, message));
        }
        for left in signers.iter().flat_map(|one| one.left.clone()).collect::<Vec<_>>() {
            let message = format!("dòng `{left}` của chữ ký không có chỗ ghi");
            self.doubt(indent, DoubtfulPlace::new(at, message));
        }
        self.yaml.key(indent, "nguoi_ky");
        let several = signers.len() > 1;
        for signer in &signers {
            let indent = if several { indent + 4 } else { indent + 2 };
            if several {
                self.yaml.item();
            }
            for (key, value) in &signer.keys {
                self.yaml.value(indent, key, &super::escape::word(value), at);
            }
        }
    }

    /// The foot of the first page.
    pub(super) fn contact(&mut self, parts: &PaperParts<'a>, indent: usize) {
        let at = parts.contact.first().map(|line| line.at);
        let lines =
            parts.contact.iter().map(|line| line.text.clone()).chain(std::mem::take(&mut self.marks.contact));
        let mut keys: Vec<(&str, String)> = Vec::new();
        for line in lines {
            for part in line.split(';') {
                let (label, value) = part.split_once(':').unwrap_or(("", part));
                let key = match super::tables::folded(label).as_str() {
                    "dt" | "dien thoai" | "tel" => "dien_thoai",
                    "fax" | "so fax" => "fax",
                    "e-mail" | "email" | "thu dien tu" => "thu_dien_tu",
                    "website" | "trang thong tin dien tu" => "trang_tin",
                    _ => "dia_chi",
                };
                let own_label = super::tables::folded(label).contains("dia chi");
                let value = if key == "dia_chi" && !own_label { part } else { value };
                match keys.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, known)) => *known = format!("{known}; {}", value.trim()),
                    None => keys.push((key, value.trim().to_owned())),
                }
            }
        }
        if keys.is_empty() {
            return;
        }
        self.yaml.key(indent, "lien_he");
        for (key, value) in keys {
            self.yaml.value(indent + 2, key, &prose(&value), at);
        }
    }
}
