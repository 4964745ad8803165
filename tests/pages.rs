//! How papers fall on pages: what stands beside the signature, how a long list of recipients flows
//! on, what rows that fill a page look like. Swept over lengths, because each fault of this sort
//! shows at some of them only.

use std::sync::LazyLock;

use vanban::rooms::paper::{Block, Columns, ColumnsKind, Paper, Paragraph, Simple};
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::write::pdf::{LineLayout, PageLayout, PdfLayout};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::built_in);

const MM: f64 = 72.0 / 25.4;
/// The upper and the lower edge of the text, and the middle of it.
const TOP: f64 = 20.0 * MM;
const BOTTOM: f64 = 277.0 * MM;
const MIDDLE: f64 = 112.5 * MM;

/// One who signs, as on most papers.
const ONE: &str = "{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Lê Thị Hòa}";
/// Two who sign side by side; the recipients stand below them.
const TWO: &str =
    "\n  - {chuc_vu: Người lập, ho_ten: Trần Bình}\n  - {chuc_vu: Chủ tịch, ho_ten: Lê Thị Hòa}";

/// Every seventh takes two lines.
fn recipient(number: usize) -> String {
    let more = if number % 7 == 3 {
        " để phối hợp thực hiện theo chức năng, nhiệm vụ được giao"
    } else {
        ""
    };
    format!("Nơi nhận thứ {number:02}{more}")
}

fn paper(kind: &str, body: &[String], recipients: usize, signers: &str) -> String {
    let symbol = if kind == "bao_cao" { "BC" } else { "TB" };
    let body: String = body.iter().map(|line| format!("  {line}\n")).collect();
    let recipients: String = (1..=recipients).map(|number| format!("  {}\n", recipient(number))).collect();
    format!(
        "loai: {kind}\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nky_hieu: {symbol}-UBND\nnam: 2026\n\
         dia_danh: An Bình\ntrich_yeu: Kết quả công tác\nnoi_dung: |\n{body}noi_nhan: |\n{recipients}\
         luu: {{don_vi: TH}}\nnguoi_ky: {signers}\n"
    )
}

#[track_caller]
fn tree(yaml: &str) -> Paper {
    let (document, report) = PIPELINE.tree(Input::alone("a.yaml", yaml.as_bytes()));
    document.unwrap_or_else(|| panic!("{}", vanban::rooms::finding::render::human(&report, false)))
}

#[track_caller]
fn layout(yaml: &str) -> PdfLayout {
    PIPELINE.layout(&tree(yaml)).expect("a document that can be laid out")
}

/// The lines of a page but for its number.
fn text(page: &PageLayout) -> impl Iterator<Item = &LineLayout> {
    page.lines.iter().filter(|line| line.y > TOP)
}

/// Where the first line that starts so stands: page and line.
fn find<'a>(layout: &'a PdfLayout, start: &str) -> Option<(usize, &'a LineLayout)> {
    let pages = layout.pages.iter().enumerate();
    pages
        .flat_map(|(at, page)| text(page).map(move |line| (at, line)))
        .find(|(_, line)| line.text.starts_with(start))
}

/// What is wrong with the end of a paper with so many recipients; nothing where all is well.
fn faults(layout: &PdfLayout, recipients: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut all = layout.pages.iter().flat_map(text);
    if let Some(line) =
        all.find(|line| line.y > BOTTOM || line.x < 29.0 * MM || line.x + line.width > 196.0 * MM)
    {
        found.push(format!("outside of the page's text: {line:?}"));
    }
    let names = |page: &PageLayout| -> Vec<String> {
        let names = text(page)
            .filter(|line| line.x < MIDDLE)
            .filter(|line| line.text.starts_with("- Nơi nhận thứ") || line.text.starts_with("- Lưu"));
        names
            .map(|line| line.text.chars().skip(2).take("Nơi nhận thứ 00".chars().count()).collect())
            .collect()
    };
    let mut expected: Vec<String> =
        (1..=recipients).map(|number| format!("Nơi nhận thứ {number:02}")).collect();
    expected.push("Lưu: VT, TH.".to_owned());
    if layout.pages.iter().flat_map(names).collect::<Vec<_>>() != expected {
        found.push("not all recipients, once each and in order".to_owned());
    }
    let parted = |page: &&PageLayout| {
        text(page).next().is_some_and(|line| line.size == 11.0 && !line.text.starts_with("- "))
    };
    if layout.pages.iter().any(|page| parted(&page)) {
        found.push("a recipient is parted".to_owned());
    }
    let (Some((signed, post)), Some((named, _)), Some((listed, _))) = (
        find(layout, "TM. ").or_else(|| find(layout, "CHỦ TỊCH")),
        find(layout, "Lê Thị Hòa"),
        find(layout, "Nơi nhận:"),
    ) else {
        found.push("no signature".to_owned());
        return found;
    };
    if signed != named {
        found.push("the signature is parted".to_owned());
    }
    let body = text(&layout.pages[signed]).filter(|line| line.y < post.y - 8.0);
    let mut levels: Vec<i64> = body.map(|line| (line.y * 10.0) as i64).collect();
    levels.dedup();
    if levels.len() < 2 {
        found.push(format!("{} lines of the body beside the signature", levels.len()));
    }
    if listed != signed || names(&layout.pages[listed]).len() < 2 {
        found.push("the list of recipients does not begin beside the signature".to_owned());
    }
    let last = layout.pages.last().expect("a page");
    if layout.pages.len() > signed + 1 && names(last).len() < 2 {
        found.push("a page for the last recipient alone".to_owned());
    }
    found
}

fn one_line(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("Nội dung {number}.")).collect()
}

/// A paragraph of about so many lines.
fn prose(lines: usize) -> String {
    format!("{}hết.", "thực hiện nhiệm vụ được giao, ".repeat(lines * 5 / 2 + 1))
}

#[track_caller]
fn assert_ends_well(name: &str, yaml: &str, recipients: usize) {
    let found = faults(&layout(yaml), recipients);
    assert!(found.is_empty(), "{name}, {recipients} recipients: {found:#?}");
}

#[test]
fn a_list_of_recipients_of_any_length_loses_nobody() {
    for recipients in 1..=75 {
        for lines in [1, 9, 17, 22, 26, 31] {
            assert_ends_well(
                &format!("{lines} lines"),
                &paper("thong_bao", &one_line(lines), recipients, ONE),
                recipients,
            );
        }
    }
}

#[test]
fn a_last_page_has_two_lines_beside_the_signature() {
    for lines in 1..=50 {
        for recipients in [2, 28] {
            let end = "Trên đây là kết quả./.".to_owned();
            let bodies = [
                ("lines", one_line(lines)),
                ("short paragraphs, a last line", [vec![prose(2); lines], vec![end.clone()]].concat()),
                ("a long paragraph, a last line", vec!["Mở đầu.".to_owned(), prose(lines), end]),
                ("a long paragraph", vec!["Mở đầu.".to_owned(), prose(lines)]),
            ];
            for (name, body) in bodies {
                assert_ends_well(
                    &format!("{name}, {lines}"),
                    &paper("thong_bao", &body, recipients, ONE),
                    recipients,
                );
            }
        }
    }
}

#[test]
fn what_announces_or_heads_the_last_line_goes_along() {
    for lines in 1..=50 {
        for last in [
            &["Kết quả gồm:"][..],
            &["I. Kết quả", "Tốt./."],
            &["I. Kết quả", "Kết quả gồm:", "Tốt./."],
            &["Kết quả gồm:", "- Tốt./."],
        ] {
            let body = [one_line(lines), last.iter().map(|line| (*line).to_owned()).collect()].concat();
            assert_ends_well(&format!("{lines} lines, {last:?}"), &paper("thong_bao", &body, 28, ONE), 28);
        }
    }
}

#[test]
fn below_two_who_sign_the_list_begins_on_their_page() {
    for lines in 1..=50 {
        for recipients in [2, 28, 70] {
            assert_ends_well(
                &format!("{lines} lines"),
                &paper("bao_cao", &one_line(lines), recipients, TWO),
                recipients,
            );
        }
    }
}

/// The columns of the signature.
fn signature(tree: &Paper) -> &Columns {
    let mut blocks = tree.sections.iter().flat_map(|section| &section.blocks).rev();
    let columns = blocks.find_map(|block| match block {
        Block::Columns(columns) if columns.kind == ColumnsKind::Signature => Some(columns),
        _ => None,
    });
    columns.expect("a signature")
}

/// A list no higher than the signature, or hardly higher, stays beside it on one page.
#[test]
fn only_a_long_list_flows() {
    let flows =
        |recipients| signature(&tree(&paper("thong_bao", &one_line(3), recipients, ONE))).rows[0].flows_after;
    assert_eq!([1, 5, 9].map(flows), [None; 3]);
    assert_eq!([14, 28, 75].map(flows), [Some(11); 3]);
}

/// On one page a list that flows looks like one that does not: a line after the other.
#[test]
fn a_list_that_flows_has_no_gap() {
    let layout = layout(&paper("thong_bao", &one_line(3), 25, ONE));
    assert_eq!(layout.pages.len(), 1);
    let list = text(&layout.pages[0]).filter(|line| line.x < MIDDLE && line.size == 11.0);
    let levels: Vec<f64> = list.map(|line| line.y).collect();
    assert_eq!(levels.len(), 26 + 4, "four of them take two lines");
    let steps: Vec<f64> = levels.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(steps.iter().all(|step| (step - steps[0]).abs() < 0.01), "{steps:?}");
}

/// Which lines of a body stay with the next.
fn kept(body: &[&str]) -> Vec<(String, bool)> {
    let body: Vec<String> = body.iter().map(|line| (*line).to_owned()).collect();
    let tree = tree(&paper("thong_bao", &body, 2, ONE));
    let lines = tree.sections[0].blocks.iter().filter_map(|block| match block {
        Block::Simple(Simple::Paragraph(line)) if line.origin.is_some() => {
            Some((line.plain_text(), line.keep_next))
        }
        _ => None,
    });
    lines.skip_while(|(text, _)| !text.starts_with(&body[0])).collect()
}

#[test]
fn a_line_that_ends_in_a_colon_stays_with_whatever_follows() {
    let seen = kept(&[
        "Các chỉ tiêu gồm:",
        "Giai đoạn này gồm:",
        "- Ý một: rõ.",
        "a) Điểm gồm: ",
        "- Ý hai:",
        "Gồm:",
    ]);
    let flags: Vec<bool> = seen.iter().map(|(_, kept)| *kept).collect();
    assert_eq!(flags, [true, true, false, true, true, true], "{seen:?}");
}

/// More of them than a page holds are parted where they must be, and nothing is lost.
#[test]
fn many_lines_that_all_stay_with_the_next_are_parted() {
    for count in [20, 45, 60, 130] {
        let body: Vec<String> = (1..=count).map(|number| format!("Mục {number} gồm:")).collect();
        let yaml = paper("thong_bao", &[body.clone(), vec!["Hết.".to_owned()]].concat(), 28, ONE);
        let layout = layout(&yaml);
        assert_eq!(faults(&layout, 28), Vec::<String>::new(), "{count}");
        let lines: Vec<&str> = layout.pages.iter().flat_map(text).map(|line| line.text.as_str()).collect();
        let lines: Vec<&&str> = lines.iter().filter(|line| line.starts_with("Mục ")).collect();
        assert!(lines.iter().map(|line| **line).eq(body.iter().map(String::as_str)), "{count}");
        let parted = tree(&yaml).sections[0]
            .blocks
            .iter()
            .filter(|block| {
                matches!(block, Block::Simple(Simple::Paragraph(Paragraph { keep_next: false, .. })))
            })
            .count();
        // The last line, and one about each half of a page.
        assert_eq!(parted, 1 + count / 17, "{count}");
    }
}

/// A row that just fills its page looks as its neighbours; beside a text that goes on over the
/// page, words stand at its first lines.
#[test]
fn words_of_a_row_stand_in_its_middle_where_it_is_on_one_page() {
    for (above, group) in [(0, ""), (3, ""), (0, "group"), (3, "group")] {
        let mut parted = 0;
        for lines in 20..=40 {
            let indent = if group.is_empty() { "" } else { "    " };
            let task = |name: &str, word: &str, lines: usize| {
                let result: String =
                    (1..=lines).map(|line| format!("            {indent}- {word} {line}.\n")).collect();
                format!("        {indent}- ten: {name}\n          {indent}kq: |\n{result}")
            };
            let tasks: String = (0..above).map(|_| task("Việc nhỏ", "Nhỏ", 1)).collect::<String>()
                + &task("Việc lớn", "Dòng", lines);
            let rows = match group {
                "" => format!("nhiem_vu:\n{tasks}"),
                _ => format!("nhom:\n        - ten: Nhóm việc\n          nhiem_vu:\n{tasks}"),
            };
            let body = ["Nội dung.".to_owned()];
            let yaml = format!(
                "{}phu_luc:\n  - ten: Danh mục\n    bang:\n      co_chu: 12\n      cot:\n        \
                 - {{ma: tt, ten: TT, kieu: so_thu_tu, rong: 12}}\n        - {{ma: ten, ten: Việc, kieu: chu, rong: 60}}\n        \
                 - {{ma: kq, ten: Kết quả, kieu: chu, rong: 100}}\n      {rows}",
                paper("thong_bao", &body, 2, ONE)
            );
            let layout = layout(&yaml);
            let (page, name) = find(&layout, "Việc lớn").expect("the task");
            let last = layout
                .pages
                .iter()
                .rposition(|page| text(page).any(|line| line.text == format!("- Dòng {lines}.")));
            let all: Vec<&LineLayout> =
                text(&layout.pages[page]).filter(|line| line.text.starts_with("- Dòng")).collect();
            let (first, end) = (all[0].y, all[all.len() - 1].y);
            let expected = if last == Some(page) { f64::midpoint(first, end) } else { first };
            assert!(
                (name.y - expected).abs() < 0.1,
                "{lines} lines below {above} {group}: {} in {first} to {end}",
                name.y
            );
            parted += usize::from(last != Some(page));
        }
        assert!((1..20).contains(&parted), "{parted} are parted");
    }
}
