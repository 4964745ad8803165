//! Akoma Ntoso: its words are those of the paper, its structure that of the law. Whether the files keep the
//! schema of OASIS is judged from outside (`judges/akn.py`).

use expect_test::expect;
use roxmltree::{Document, Node};
use vanban::rooms::layout;
use vanban::rooms::paper::Paper;
use vanban::rooms::theme::Theme;
use vanban::rooms::write::akn::AknWriter;
use vanban::rooms::write::text::TextWriter;
use vanban::rooms::write::{WriteError, Writer};

use crate::harness::Case;
use crate::support::kitchen_sink;
use crate::support::trees::{document, paragraph};
use vanban::rooms::paper::Role;

fn drawn(writer: &dyn Writer, paper: &Paper) -> Result<String, WriteError> {
    let theme = Theme::default();
    let drawn = writer.write(&layout::of(paper, &theme))?;
    Ok(String::from_utf8(drawn.bytes).unwrap())
}

fn written(paper: &Paper) -> String {
    drawn(&AknWriter::new(&Theme::default()), paper).unwrap()
}

/// All words outside `meta`, each block and each `br` on a line of its own.
fn words(akn: &str) -> Vec<String> {
    let akn = Document::parse(akn).unwrap();
    let mut all = String::new();
    for node in akn.descendants() {
        if node.ancestors().any(|one| one.has_tag_name(name("meta"))) {
            continue;
        }
        match node.text().filter(|_| node.is_text()) {
            Some(text) => all.push_str(text),
            None if ["p", "br", "num", "heading"].contains(&node.tag_name().name()) => all.push('\n'),
            None => {}
        }
    }
    all.split_whitespace().map(str::to_owned).collect()
}

fn name(local: &str) -> (&str, &str) {
    ("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", local)
}

#[track_caller]
fn assert_same_words(akn: &str, text: &str) {
    let (written, wanted) = (words(akn), text.split_whitespace().collect::<Vec<_>>());
    let differs = written.iter().zip(&wanted).position(|(one, other)| one != other);
    let around = differs.map(|at| (&written[at.saturating_sub(3)..(at + 3).min(written.len())], wanted[at]));
    assert_eq!(around, None);
    assert_eq!(written.len(), wanted.len());
}

/// Every id is there once.
#[track_caller]
fn assert_ids(akn: &str) {
    let akn = Document::parse(akn).unwrap();
    let ids: Vec<&str> = akn.descendants().filter_map(|node| node.attribute("eId")).collect();
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
}

/// Header, marks, tables with spans, bars, foot, signature: nothing is lost, nothing twice, all in its order.
#[test]
fn it_has_the_words_of_the_text() {
    let paper = kitchen_sink::tree();
    let akn = written(&paper);
    assert_same_words(&akn, &drawn(&TextWriter::new(&Theme::default()), &paper).unwrap());
    assert_ids(&akn);
}

/// Samples as people have them, drafts among them.
#[test]
fn samples_have_the_words_of_their_text() {
    let pipeline = vanban::rooms::pipeline::Pipeline::built_in();
    for path in crate::samples::samples() {
        let paper = crate::samples::tree(&pipeline, &path);
        let file = |format| String::from_utf8(pipeline.write(&paper, format).unwrap()).unwrap();
        let akn = file(vanban::rooms::write::Format::Akn);
        assert_same_words(&akn, &file(vanban::rooms::write::Format::Text));
        assert_ids(&akn);
    }
}

/// The tree of elements with ids, and the first words of each.
fn outline(node: Node<'_, '_>, depth: usize, shown: &mut String) {
    for child in node.children().filter(Node::is_element) {
        let Some(id) = child.attribute("eId") else {
            outline(child, depth, shown);
            continue;
        };
        let text: String =
            child.descendants().filter_map(|one| one.text().filter(|_| one.is_text())).collect();
        let words: Vec<&str> = text.split_whitespace().take(4).collect();
        let indent = "  ".repeat(depth);
        shown.push_str(&format!("{indent}{} {id}: {}\n", child.tag_name().name(), words.join(" ")));
        outline(child, depth + 1, shown);
    }
}

/// Chapters, articles, clauses, points, dashes: each inside the one above it. Articles count through chapters.
#[test]
fn provisions_stand_inside_each_other() {
    let lines = [
        (Role::CanCu, "Căn cứ Luật A;"),
        (Role::CanCu, "Căn cứ Luật B."),
        (Role::DongQuyetDinh, "QUYẾT ĐỊNH:"),
        (Role::Chuong, "Chương I QUY ĐỊNH CHUNG"),
        (Role::Dieu, "Điều 1. Phạm vi"),
        (Role::Khoan, "1. Sở Công Thương:"),
        (Role::Diem, "a) Lập dự toán."),
        (Role::Diem, "đ) Báo cáo:"),
        (Role::Gach, "- Hằng quý."),
        (Role::Gach, "- Hằng năm."),
        (Role::DoanVan, "Báo cáo gửi bằng văn bản."),
        (Role::Khoan, "2. Sở Tài chính."),
        (Role::Chuong, "Chương II TỔ CHỨC"),
        (Role::Dieu, "Điều 2. Hiệu lực"),
        (Role::Khoan, "1. Từ ngày ký."),
        (Role::Khoan, "1. Số ghi trùng."),
    ];
    let paper = document(lines.map(|(role, text)| paragraph(role, text)).to_vec());
    let akn = written(&paper);
    assert_same_words(&akn, &lines.map(|(_, text)| text).join("\n"));
    let akn = Document::parse(&akn).unwrap();
    let mut shown = String::new();
    outline(akn.root_element(), 0, &mut shown);
    expect![[r#"
        TLCOrganization co-quan: 
        preamble preamble: Căn cứ Luật A;
          citations citations: Căn cứ Luật A;
            citation citations__cit_1: Căn cứ Luật A;
            citation citations__cit_2: Căn cứ Luật B.
          formula formula_1: QUYẾT ĐỊNH:
        body body: Chương I QUY ĐỊNH
          chapter chp_i: Chương I QUY ĐỊNH
            heading chp_i__heading: QUY ĐỊNH CHUNG
            article art_1: Điều 1. Phạm vi
              intro art_1__intro: Phạm vi
              paragraph art_1__para_1: 1. Sở Công Thương:
                intro art_1__para_1__intro: Sở Công Thương:
                point art_1__para_1__point_a: a) Lập dự toán.
                  content art_1__para_1__point_a__content: Lập dự toán.
                point art_1__para_1__point_đ: đ) Báo cáo: -
                  intro art_1__para_1__point_đ__intro: Báo cáo:
                  indent art_1__para_1__point_đ__indent_1: - Hằng quý.
                    content art_1__para_1__point_đ__indent_1__content: Hằng quý.
                  indent art_1__para_1__point_đ__indent_2: - Hằng năm.
                    content art_1__para_1__point_đ__indent_2__content: Hằng năm.
                alinea art_1__para_1__al_1: Báo cáo gửi bằng
                  content art_1__para_1__al_1__content: Báo cáo gửi bằng
              paragraph art_1__para_2: 2. Sở Tài chính.
                content art_1__para_2__content: Sở Tài chính.
          chapter chp_ii: Chương II TỔ CHỨC
            heading chp_ii__heading: TỔ CHỨC
            article art_2: Điều 2. Hiệu lực
              intro art_2__intro: Hiệu lực
              paragraph art_2__para_1: 1. Từ ngày ký.
                content art_2__para_1__content: Từ ngày ký.
              paragraph art_2__para_1-2: 1. Số ghi trùng.
                content art_2__para_1-2__content: Số ghi trùng.
    "#]]
    .assert_eq(&shown);
}

/// A control character would end the file where it stands.
#[test]
fn a_control_character_is_refused() {
    let paper = document(vec![paragraph(Role::DoanVan, "một\u{7}hai")]);
    let refused = drawn(&AknWriter::new(&Theme::default()), &paper);
    assert!(matches!(refused, Err(WriteError::Control { letter: '\u{7}', .. })), "{refused:?}");
}

/// The command writes it beside the others, by the ending of its name; a paper with number and day says both.
#[test]
fn it_is_asked_for_by_its_ending() {
    let case = Case::from_dir("cli/co_quan");
    case.run("build --format txt,akn content/quyet-dinh.yaml")
        .code(0)
        .stdout(expect![[r#"
            content/quyet-dinh.yaml → out/quyet-dinh.txt, out/quyet-dinh.akn
            Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[""]]);
    let text = |path| String::from_utf8(case.read(path)).unwrap();
    let akn = text("out/quyet-dinh.akn");
    assert_same_words(&akn, &text("out/quyet-dinh.txt"));
    let from = akn.find("<meta>").unwrap();
    let to = akn.find("</meta>").unwrap();
    expect![[r##"
        <meta>
        <identification source="#co-quan">
        <FRBRWork>
        <FRBRthis value="/akn/vn/act/quyet-dinh/so-cong-thuong/2026-01-12/05-qd-sct/!main"/>
        <FRBRuri value="/akn/vn/act/quyet-dinh/so-cong-thuong/2026-01-12/05-qd-sct"/>
        <FRBRdate date="2026-01-12" name="Ban hành"/>
        <FRBRauthor href="#co-quan"/>
        <FRBRcountry value="vn"/>
        <FRBRsubtype value="quyet-dinh"/>
        <FRBRnumber value="05/QĐ-SCT"/>
        <FRBRname value="Quyết định Về việc ban hành Quy chế tiếp công dân"/>
        </FRBRWork>
        <FRBRExpression>
        <FRBRthis value="/akn/vn/act/quyet-dinh/so-cong-thuong/2026-01-12/05-qd-sct/vie@/!main"/>
        <FRBRuri value="/akn/vn/act/quyet-dinh/so-cong-thuong/2026-01-12/05-qd-sct/vie@"/>
        <FRBRdate date="2026-01-12" name="Ban hành"/>
        <FRBRauthor href="#co-quan"/>
        <FRBRlanguage language="vie"/>
        </FRBRExpression>
        <FRBRManifestation>
        <FRBRthis value="/akn/vn/act/quyet-dinh/so-cong-thuong/2026-01-12/05-qd-sct/vie@/!main.akn"/>
        <FRBRuri value="/akn/vn/act/quyet-dinh/so-cong-thuong/2026-01-12/05-qd-sct/vie@.akn"/>
        <FRBRdate date="2026-01-12" name="Ban hành"/>
        <FRBRauthor href="#co-quan"/>
        <FRBRformat value="application/akn+xml"/>
        </FRBRManifestation>
        </identification>
        <references source="#co-quan">
        <TLCOrganization eId="co-quan" href="/akn/ontology/organization/vn/so-cong-thuong" showAs="Sở Công Thương"/>
        </references>
    "##]].assert_eq(&akn[from..to]);
}
