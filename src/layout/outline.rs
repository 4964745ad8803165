//! The levels of headings, for bookmarks, tags and Word's navigation: the same in every format.
//!
//! In: the blocks of a document in their order. Out: the level of each, 0 if it is no heading. A heading
//! is one level below the one it is under, so that no level is ever skipped (PDF/UA forbids that, and
//! Word reports it): `Điều` has level 2 under the name of a decision, level 3 under a chapter, level 4
//! under a section of a chapter.

use crate::paper::{Inline, Paragraph, Role};

/// The headings that are open at a place of the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    /// Their ranks, in increasing order.
    open: Vec<u8>,
}

impl Outline {
    /// The level of the next paragraph on the pages, from 1; 0 if it is no heading. A paragraph in a
    /// table or a column is no heading, nor is one without words.
    pub(super) fn level(&mut self, paragraph: &Paragraph) -> u8 {
        let rank = paragraph.role.info().outline;
        if rank == 0 || paragraph.plain_text().trim().is_empty() {
            return 0;
        }
        self.open.retain(|above| *above < rank);
        self.open.push(rank);
        u8::try_from(self.open.len()).unwrap_or(u8::MAX)
    }
}

/// The words that name a heading where there is little room: for an article without a title its bold
/// number (`Điều 2.`), for all others all their words.
pub fn short_title(heading: &Paragraph) -> String {
    let first = heading.content.iter().take_while(|inline| matches!(inline, Inline::Text(run) if run.bold));
    let first: String =
        first.map(|inline| if let Inline::Text(run) = inline { run.text.as_str() } else { "" }).collect();
    match heading.role {
        Role::Dieu if !first.trim().is_empty() => first.trim().to_owned(),
        _ => heading.plain_text(),
    }
}

#[cfg(test)]
mod tests {
    use super::short_title;
    use crate::layout::of;
    use crate::paper::{Block, Inline, Orientation, Paper, Paragraph, Role, Section};
    use crate::theme::Theme;

    fn levels(roles: &[Role]) -> Vec<u8> {
        let text = |role| Block::from(Paragraph::new(role, vec![Inline::text("x")]));
        let section = Section {
            document: 0,
            appendix: None,
            orientation: Orientation::Portrait,
            restart_numbering: true,
            marks: None,
            foot: Vec::new(),
            blocks: roles.iter().copied().map(text).collect(),
        };
        let document = Paper { sections: vec![section], ..Paper::default() };
        of(&document, &Theme::default()).headings().map(|text| text.level).collect()
    }

    #[test]
    fn a_heading_stands_one_level_below_the_one_it_is_under() {
        use Role::{Chuong, Dieu, Khoan, Muc, MucCuaChuong, PhuLuc, TenLoai, TieuDeKhoan, TieuDeTieuKhoan};
        assert_eq!(levels(&[TenLoai, Dieu, Khoan, Dieu, TieuDeKhoan, PhuLuc, Muc]), [1, 2, 2, 3, 1, 2]);
        assert_eq!(levels(&[TenLoai, Chuong, Dieu, Chuong, MucCuaChuong, Dieu, Dieu]), [1, 2, 3, 2, 3, 4, 4]);
        assert_eq!(levels(&[TenLoai, Muc, TieuDeKhoan, TieuDeTieuKhoan, Muc]), [1, 2, 3, 4, 2]);
        // A letter does not name its kind; a request has clauses without parts.
        assert_eq!(levels(&[TieuDeKhoan, TieuDeTieuKhoan, TieuDeKhoan]), [1, 2, 1]);
        assert_eq!(levels(&[TenLoai, TieuDeTieuKhoan, TieuDeKhoan]), [1, 2, 2]);
    }

    #[test]
    fn a_heading_without_words_is_none() {
        let empty = Paragraph::new(Role::TenLoai, vec![Inline::text(" ")]);
        assert_eq!(super::Outline::default().level(&empty), 0);
    }

    #[test]
    fn an_article_is_named_by_its_bold_words() {
        let article = vec![Inline::bold("Điều 2."), Inline::text(" Các sở, ngành thi hành.")];
        assert_eq!(short_title(&Paragraph::new(Role::Dieu, article)), "Điều 2.");
        let titled = vec![Inline::bold("Điều 1. Phạm vi điều chỉnh")];
        assert_eq!(short_title(&Paragraph::new(Role::Dieu, titled)), "Điều 1. Phạm vi điều chỉnh");
        let chapter = vec![Inline::text("Chương I"), Inline::LineBreak, Inline::text("QUY ĐỊNH CHUNG")];
        assert_eq!(short_title(&Paragraph::new(Role::Chuong, chapter)), "Chương I QUY ĐỊNH CHUNG");
    }
}
