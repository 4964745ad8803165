//! What a line is, by where in its paper it stands: before the name of the kind, among the grounds, in the text,
//! behind the signature.
//!
//! In: a line, and the zone that the lines before it lead to. Out: its role, and the zone of the next line.

use super::body;
use super::head::{self, HeadLine};
use super::lines::SeenLine;
use super::recognise::{Recogniser, Zone};
use super::signature;
use super::words::{
    ends_sentence, is_attached, is_ground, is_listed, is_money_unit, is_open_bracket, is_order,
    opens_addressees,
};
use crate::paper::Role;

impl Recogniser<'_> {
    pub(super) fn in_head(&mut self, line: &SeenLine) {
        let words = line.folded.as_str();
        let kept = match head::of_lines(std::slice::from_ref(line))[0] {
            HeadLine::Is(
                role @ (Role::QuocHieu
                | Role::TieuNgu
                | Role::SoKyHieu
                | Role::DiaDanhThoiGian
                | Role::DoKhan
                | Role::DuThao),
            ) => Some(role),
            _ => None,
        };
        if let Some(role) = kept {
            return self.put(role, line);
        }
        if self.is_kind(line, true) {
            self.put(Role::TenLoai, line);
            self.zone = Zone::Title;
        } else if opens_addressees(words) {
            self.addressed(line);
        } else if words.starts_with("v/v") {
            self.put(Role::TrichYeuCongVan, line);
        } else if self.heads_body(line) {
            let above = self.is_body_above(line);
            self.put(if above { Role::CoQuanChuQuan } else { Role::CoQuanBanHanh }, line);
        } else if self.is_authority_line(line) && self.orders_ahead() {
            self.put(Role::ThamQuyen, line);
            self.zone = Zone::Grounds(true);
        } else if is_ground(words) && line.text.ends_with(';') {
            self.zone = Zone::Grounds(self.orders_ahead());
            self.put(Role::CanCu, line);
        } else {
            self.zone = Zone::Body;
            self.in_body(line);
        }
    }

    /// One side of a line of a head.
    pub(super) fn beside(&mut self, part: &SeenLine) {
        match head::of_lines(std::slice::from_ref(part))[0] {
            HeadLine::Is(Role::CoQuanBanHanh) if self.is_above_beside(part) => {
                self.put(Role::CoQuanChuQuan, part);
            }
            HeadLine::Is(role) => self.put(role, part),
            HeadLine::Drawn => self.drawn(part),
            HeadLine::Unknown => self.put(Role::DoanVan, part),
        }
    }

    pub(super) fn addressed(&mut self, line: &SeenLine) {
        let rest = line.text.split_once(':').map_or("", |(_, rest)| rest).trim();
        let several = rest.is_empty() || rest.starts_with(['-', '–']);
        self.put(if rest.is_empty() { Role::KinhGuiNhieu } else { Role::KinhGui }, line);
        self.zone = if several { Zone::Addressees } else { Zone::Body };
        if !several && rest.ends_with(';') {
            self.zone = Zone::Addressees;
        }
    }

    /// A line that names what this is attached to, which may go on below until its bracket is closed.
    pub(super) fn attached(&mut self, line: &SeenLine) {
        self.put(Role::KemTheo, line);
        let open = self.bracket.take().is_some() || is_open_bracket(&line.text);
        let closed = line.text.trim_end_matches(['.', ';']).ends_with(')');
        self.bracket = (open && !closed).then_some(line.italic);
    }

    pub(super) fn in_title(&mut self, line: &SeenLine) {
        let words = line.folded.as_str();
        if is_attached(words) {
            return self.attached(line);
        }
        if opens_addressees(words) {
            return self.addressed(line);
        }
        if self.is_authority_line(line) && self.orders_ahead() {
            self.zone = Zone::Grounds(true);
            return self.put(Role::ThamQuyen, line);
        }
        let greets = words.starts_with("kinh thua");
        let is_body = greets || body::role(line) != Role::DoanVan || is_ground(words) && !line.centred;
        if (line.centred || line.bold) && !is_body && !ends_sentence(line) {
            return self.put(Role::TrichYeu, line);
        }
        self.zone = Zone::Grounds(self.orders_ahead());
        self.line(line);
    }

    pub(super) fn in_grounds(&mut self, line: &SeenLine, ordered: bool) {
        let words = line.folded.as_str();
        if opens_addressees(words) {
            return self.addressed(line);
        }
        if is_order(line) {
            self.zone = Zone::Body;
            return self.put(Role::DongQuyetDinh, line);
        }
        if ordered && self.is_authority_line(line) {
            return self.put(Role::ThamQuyen, line);
        }
        if ordered && line.centred && line.upper {
            return self.put(Role::ThamQuyen, line);
        }
        if ordered || (is_ground(words) && line.text.ends_with([';', '.', ','])) && is_listed(line) {
            return self.put(Role::CanCu, line);
        }
        self.zone = Zone::Body;
        self.in_body(line);
    }

    pub(super) fn in_addressees(&mut self, line: &SeenLine) {
        let short = line.text.chars().count() < 120;
        // Right below "Kính gửi:" stands somebody, with a dash or without.
        let first = self.last_role() == Some(Role::KinhGuiNhieu) && short && !is_ground(&line.folded);
        let listed =
            line.text.starts_with(['-', '–', '+', '•', '*']) || line.text.ends_with(';') && short || first;
        if listed {
            self.put(Role::NoiKinhGui, line);
            if line.text.ends_with('.') {
                self.zone = Zone::Grounds(false);
            }
            return;
        }
        self.zone = Zone::Grounds(false);
        self.in_grounds(line, false);
    }

    pub(super) fn in_body(&mut self, line: &SeenLine) {
        if line.listed {
            return self.put(Role::DoanVan, line);
        }
        let words = line.folded.as_str();
        if signature::opens_recipients(words) {
            self.zone = Zone::End(true);
            self.signed = true;
            return self.put(Role::TieuDeNoiNhan, line);
        }
        let signs = (line.bold || line.upper)
            && (signature::is_authority(words) && line.upper || signature::is_post(line));
        if signs && !self.in_chapter && (line.centred || signature::is_authority(words)) {
            self.zone = Zone::End(false);
            return self.in_end(line, false);
        }
        if is_order(line) && line.centred {
            return self.put(Role::DongQuyetDinh, line);
        }
        let mut role = body::role(line);
        if self.in_chapter && role == Role::DoanVan && line.centred {
            role = Role::Chuong;
        } else {
            self.in_chapter = role == Role::Chuong;
        }
        if role == Role::DoanVan && self.table_ahead() {
            if is_money_unit(words) {
                role = Role::DonViTinh;
            } else if line.centred && line.bold || words.starts_with("bieu ") || words.starts_with("bang ") {
                role = Role::TenBang;
            }
        }
        if is_attached(words) && line.centred {
            return self.attached(line);
        }
        // In a body the text goes on below the notes of a table; in an appendix nothing does.
        let is_note = match role {
            Role::Gach | Role::Cong => true,
            Role::DoanVan => self.in_appendix() || self.last_role() == Some(Role::TieuDeGhiChu),
            _ => false,
        };
        if is_note && self.in_notes {
            role = Role::GhiChu;
        }
        self.in_notes = role == Role::GhiChu;
        if words == "ghi chu:" || words == "ghi chu" {
            (role, self.in_notes) = (Role::TieuDeGhiChu, true);
        } else if words.starts_with("ghi chu:") {
            (role, self.in_notes) = (Role::GhiChu, true);
        }
        self.put(role, line);
    }

    pub(super) fn in_appendix_title(&mut self, line: &SeenLine) {
        let words = line.folded.as_str();
        if is_attached(words) {
            return self.attached(line);
        }
        // Below the line in brackets come the names of its tables, each above its own.
        let names_table = self.last_role() == Some(Role::KemTheo) && self.titled && self.table_ahead();
        if line.centred && body::role(line) == Role::DoanVan && !is_money_unit(words) && !names_table {
            self.titled = true;
            return self.put(Role::TenPhuLuc, line);
        }
        self.zone = Zone::Body;
        self.in_body(line);
    }

    pub(super) fn in_end(&mut self, line: &SeenLine, listing: bool) {
        let words = line.folded.as_str();
        if signature::opens_recipients(words) {
            self.zone = Zone::End(true);
            self.signed = true;
            return self.put(Role::TieuDeNoiNhan, line);
        }
        if signature::is_authority(words) && line.upper {
            (self.signed, self.zone) = (true, Zone::End(false));
            return self.put(Role::QuyenHan, line);
        }
        if signature::is_post(line) || (self.signed && signature::confirms(line)) {
            (self.signed, self.zone) = (true, Zone::End(false));
            return self.put(Role::ChucVu, line);
        }
        if listing && signature::is_drafter(line) {
            return self.put(Role::SoanThao, line);
        }
        if listing && line.text.starts_with(['-', '–', '+', '•']) {
            return self.put(Role::NoiNhan, line);
        }
        if self.signed && !listing && signature::is_name(line) {
            return self.put(Role::HoTen, line);
        }
        if line.text.starts_with('(') && line.text.chars().count() < 30 && !line.new_page {
            return self.put(Role::DoanVan, line);
        }
        if self.signed && line.centred && line.upper {
            // A list, a form that is attached without a label.
            self.appendices += 1;
            self.open(Some(line.id), Some(self.appendices));
            self.zone = Zone::AppendixTitle;
            self.titled = true;
            return self.put(Role::TenPhuLuc, line);
        }
        self.zone = Zone::Body;
        self.in_body(line);
    }
}
