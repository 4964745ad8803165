//! The head of a document: bodies, number and symbol, place and day, marks.
//!
//! In: its components. Out: the keys of YAML for them, and what is doubtful. Reading their words is left to
//! `head`.

use super::document::{PaperTyper, Standing, TypedPaper};
use super::doubts::DoubtfulPlace;
use super::escape::prose;
use super::head;
use super::parts::{PaperParts, SeenWords};
use super::yaml_text::{TypedLine, Within, scalar};
use crate::content::kind::Components;

impl<'a> PaperTyper<'a> {
    /// Bodies, number, day and marks. Returns the name of the issuing body.
    pub(super) fn head(
        &mut self,
        parts: &mut PaperParts<'a>,
        paper: &TypedPaper<'a>,
        components: &Components,
        indent: usize,
    ) -> String {
        let texts = |lines: &[SeenWords]| lines.iter().map(|line| line.text.clone()).collect::<Vec<String>>();
        let mut bodies = head::bodies(&texts(&parts.issuer), &self.prose);
        if bodies.is_empty() && paper.standing == Standing::Issued {
            bodies.extend(self.named_elsewhere(parts, indent));
        }
        let issuer = bodies.iter().map(|body| body.join(" ")).collect::<Vec<_>>().join(" và ");
        if components.allows("co_quan") && (paper.standing == Standing::Issued || !bodies.is_empty()) {
            self.bodies(&bodies, parts, indent);
        }
        if paper.standing == Standing::Attached {
            return issuer;
        }
        let number = parts.number.take();
        let typed = number.as_ref().map(|seen| head::number(&seen.text)).unwrap_or_default();
        if !typed.left.is_empty() {
            let message = format!("`{}` của dòng số, ký hiệu không đưa được vào `so`, `ky_hieu`", typed.left);
            self.doubt(indent, DoubtfulPlace::new(number.as_ref().map(|seen| seen.at), message));
        }
        let at = number.as_ref().map(|seen| seen.at);
        let literal = at.is_some_and(|at| self.reader.literal.contains(&at));
        if components.allows("so")
            && let Some(number) = typed.number.filter(|_| !literal)
        {
            self.yaml.value(indent, "so", &number, at);
        }
        if components.allows("ky_hieu") {
            let symbol = typed.symbol.filter(|_| !literal).unwrap_or_else(|| {
                let symbol = head::symbol(paper.kind.viet_tat.as_deref(), &issuer);
                let message = format!("không thấy ký hiệu; tạm ghi `{symbol}`");
                self.doubt(indent, DoubtfulPlace::new(at, message).hint("sửa `ky_hieu` cho đúng"));
                symbol
            });
            self.yaml.value(indent, "ky_hieu", &symbol, at);
        }
        self.day(parts, components, indent);
        self.marks(parts, indent);
        issuer
    }

    /// The issuing body where the head does not name it: as the line of authority does, else the line
    /// "(Kèm theo …)" of an appendix.
    pub(super) fn named_elsewhere(&mut self, parts: &PaperParts<'a>, indent: usize) -> Option<Vec<String>> {
        let authority: Vec<String> = parts.authority.iter().map(|line| line.text.clone()).collect();
        let found =
            head::body_of_authority(&authority.join(" ")).or_else(|| head::body_of_attached(&self.prose))?;
        let name = super::casing::name(&[found], &self.prose).concat();
        let message =
            format!("phần đầu không có tên cơ quan ban hành; lấy từ chỗ khác trong văn bản: {name}");
        self.doubt(indent, DoubtfulPlace::new(parts.authority.first().map(|line| line.at), message));
        Some(head::in_lines(&name))
    }

    pub(super) fn bodies(&mut self, bodies: &[Vec<String>], parts: &PaperParts<'a>, indent: usize) {
        if bodies.is_empty() {
            self.doubt(
                indent,
                DoubtfulPlace::new(None, "không thấy tên cơ quan ban hành").hint("ghi `ten` của `co_quan`"),
            );
        }
        let above: Vec<String> = parts.above.iter().map(|line| line.text.clone()).collect();
        let above = super::casing::name(&above, &self.prose);
        let at = parts.issuer.first().map(|line| line.at);
        self.yaml.key(indent, "co_quan");
        let several = bodies.len() > 1;
        for nth in 0..bodies.len().max(1) {
            let indent = if several { indent + 4 } else { indent + 2 };
            if several {
                self.yaml.item();
            }
            if nth == 0 && !above.is_empty() {
                let lines: Vec<TypedLine> = above
                    .iter()
                    .zip(&parts.above)
                    .map(|(text, seen)| TypedLine::new(prose(text), Some(seen.at)))
                    .collect();
                self.yaml.prose(indent, "chu_quan", &lines);
            }
            let name = bodies.get(nth).cloned().unwrap_or_else(|| vec!["[tên cơ quan]".to_owned()]);
            let name: Vec<String> = name.iter().map(|line| scalar(&prose(line), Within::Flow)).collect();
            self.yaml.raw(indent, &format!("ten: [{}]", name.join(", ")), at);
        }
    }

    pub(super) fn day(&mut self, parts: &mut PaperParts<'a>, components: &Components, indent: usize) {
        if !components.allows("dia_danh") {
            parts.stray.extend(parts.day.take());
            return;
        }
        let day = parts.day.take();
        let at = day.as_ref().map(|seen| seen.at);
        let typed = day.as_ref().map(|seen| head::place_and_day(&seen.text)).unwrap_or_default();
        let place = typed.place.clone().unwrap_or_else(|| "[địa danh]".to_owned());
        self.yaml.value(indent, "dia_danh", &super::escape::word(&place), at);
        if let Some((day, month, year)) = typed.day {
            self.yaml.value(indent, "ngay", &format!("{day:02}/{month:02}/{year}"), at);
            return;
        }
        if typed.is_partial {
            let message = "ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai";
            self.doubt(indent, DoubtfulPlace::new(at, message).hint("biết đủ ngày thì ghi `ngay`"));
        }
        let year = typed.year.map(|year| year.to_string()).or_else(|| self.year.clone());
        let year = year.unwrap_or_else(|| "2026".to_owned());
        if typed.year.is_none() {
            let message = format!("không thấy năm ban hành; tạm ghi {year}");
            self.doubt(indent, DoubtfulPlace::new(at, message).hint("sửa `nam` cho đúng"));
        }
        self.yaml.value(indent, "nam", &year, at);
    }

    pub(super) fn marks(&mut self, parts: &mut PaperParts<'a>, indent: usize) {
        let draft = parts.draft.as_ref().map(|draft| draft.text.clone()).or(self.marks.draft.take());
        if let Some(draft) = draft {
            let at = parts.draft.as_ref().map(|draft| draft.at);
            self.yaml.value(indent, "trang_thai", "du_thao", at);
            if let Some(number) = head::draft_number(&draft) {
                self.yaml.value(indent, "lan_du_thao", &number.to_string(), at);
            }
        }
        if let Some(urgency) = &parts.urgency {
            match head::urgency(&urgency.text) {
                Some(word) => self.yaml.value(indent, "do_khan", word, Some(urgency.at)),
                None => parts.stray.push(urgency.clone()),
            }
        }
        let circle = parts.circle.as_ref().map(|circle| circle.text.clone()).or(self.marks.circle.take());
        if let Some(circle) = circle {
            let word =
                if circle.to_lowercase().contains("nội bộ") { "noi_bo" } else { "xem_xong_tra_lai" };
            self.yaml.value(indent, "pham_vi_luu_hanh", word, parts.circle.as_ref().map(|circle| circle.at));
        }
    }
}
