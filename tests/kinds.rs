//! Every kind of document by a minimal file of it, and a kind that an office adds by two files.
//!
//! `tests/cases/kinds/<name>.yaml` is a document, `<name>.txt` beside it what stands on its paper,
//! from top to bottom.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::{Expect, expect, expect_file};
use vanban::rooms::content::starter::starter;
use vanban::rooms::paper::{Block, PairRow, Paper, Simple, dump};
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::template::Office;
use vanban::rooms::write::Format;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The stems of a folder's files with this ending, sorted.
fn stems(folder: &Path, ending: &str) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut stems: Vec<String> =
        names.filter_map(|name| Some(name.strip_suffix(ending)?.to_owned())).collect();
    stems.sort();
    stems
}

/// What is advised of a component that a paper lacks is right for its kind: taken as it stands, nothing more
/// is found of it, and it speaks of no parts that the kind has not.
#[test]
fn advice_fits_the_kind() {
    let pipeline = Pipeline::built_in();
    let (mut symbols, mut others) = (String::new(), BTreeSet::new());
    for kind in pipeline.office().catalogue.kinds() {
        let started = starter(kind);
        let told = |text: &str| pipeline.tree(Input::alone("a.yaml", text.as_bytes())).1;
        let hint = |text: &str, key: &str| {
            let report = told(text);
            let lacks = format!("thiếu `{key}`");
            let one = report.findings.iter().find(|one| one.message.starts_with(&lacks))?;
            let hint = one.hint.clone().expect("what to write");
            Some(hint.trim_start_matches("thêm `").trim_end_matches('`').to_owned())
        };
        let head = format!("loai: {}\n", kind.id);
        if let Some(symbol) = hint(&head, "ky_hieu") {
            let line = started.lines().find(|line| line.starts_with("ky_hieu:")).expect("its line");
            let report = told(&started.replace(line, &symbol));
            let of_symbol = report.findings.iter().filter(|one| one.code.name == "C005").count();
            assert_eq!(of_symbol, 0, "{}: {symbol}", kind.id);
            writeln!(symbols, "{}: {symbol}", kind.id).unwrap();
        }
        let articles = kind.allows(&kind.rieng, "dieu");
        for key in ["trich_yeu", "noi_nhan", "dieu"] {
            let Some(hint) = hint(&head, key) else { continue };
            assert!(articles || !hint.contains("Điều"), "{}: {hint}", kind.id);
            assert!(kind.ten == "Quyết định" || !hint.contains("Quyết định"), "{}: {hint}", kind.id);
            others.insert(hint);
        }
    }
    expect![[r#"
        ban_ghi_nho: ky_hieu: BGN-UBND
        ban_thoa_thuan: ky_hieu: BTT-UBND
        bao_cao: ky_hieu: BC-UBND
        bien_ban: ky_hieu: BB-UBND
        chi_thi: ky_hieu: CT-UBND
        chuong_trinh: ky_hieu: CTr-UBND
        cong_dien: ky_hieu: CĐ-UBND
        cong_van: ky_hieu: UBND-VP
        de_an: ky_hieu: ĐA-UBND
        du_an: ky_hieu: DA-UBND
        giay_gioi_thieu: ky_hieu: GGT-UBND
        giay_moi: ky_hieu: GM-UBND
        giay_nghi_phep: ky_hieu: GNP-UBND
        giay_uy_quyen: ky_hieu: GUQ-UBND
        hop_dong: ky_hieu: HĐ-UBND
        huong_dan: ky_hieu: HD-UBND
        ke_hoach: ky_hieu: KH-UBND
        nghi_quyet: ky_hieu: NQ-UBND
        phieu_bao: ky_hieu: PB-UBND
        phieu_chuyen: ky_hieu: PC-UBND
        phieu_gui: ky_hieu: PG-UBND
        phuong_an: ky_hieu: PA-UBND
        quy_che: ky_hieu: QC-UBND
        quy_dinh: ky_hieu: QyĐ-UBND
        quyet_dinh: ky_hieu: QĐ-UBND
        thong_bao: ky_hieu: TB-UBND
        thong_cao: ky_hieu: TC-UBND
        thu_cong: ky_hieu: UBND-VP
        to_trinh: ky_hieu: TTr-UBND
    "#]]
    .assert_eq(&symbols);
    expect![[r#"
        dieu: [Phê duyệt …, Bản ghi nhớ này có hiệu lực …]
        dieu: [Phê duyệt …, Bản thỏa thuận này có hiệu lực …]
        dieu: [Phê duyệt …, Hợp đồng này có hiệu lực …]
        dieu: [Phê duyệt …, Nghị quyết này có hiệu lực …]
        dieu: [Phê duyệt …, Quy chế này có hiệu lực …]
        dieu: [Phê duyệt …, Quy định này có hiệu lực …]
        dieu: [Phê duyệt …, Quyết định này có hiệu lực …]
        noi_nhan: [Các Sở, Các xã]
        noi_nhan: [Như trên, Các Sở]
        noi_nhan: [Như Điều 3, Các Sở]
        trich_yeu: Báo cáo kết quả thực hiện …
        trich_yeu: Phê duyệt Kế hoạch …
        trich_yeu: Thực hiện nhiệm vụ …
        trich_yeu: Về việc …
    "#]]
    .assert_eq(&(others.into_iter().collect::<Vec<_>>().join("\n") + "\n"));
}

/// A document as lines: the element of each paragraph's role and its text, cells side by side
/// as `trái` and `phải`.
fn paper(document: &Paper) -> String {
    let mut lines = format!("{}\n", document.title);
    for section in &document.sections {
        lines.push_str("trang mới\n");
        let marks = section.marks.iter().flat_map(|marks| &marks.frames);
        marks.for_each(|mark| write_simple(&Simple::Mark(mark.clone()), "trên lề ", &mut lines));
        section.blocks.iter().for_each(|block| write_block(block, &mut lines));
        let foot = section.foot.iter();
        foot.for_each(|line| write_simple(&line.clone().into(), "chân trang ", &mut lines));
    }
    lines
}

fn write_block(block: &Block, lines: &mut String) {
    match block {
        Block::Simple(simple) => write_simple(simple, "", lines),
        Block::Table(_) => lines.push_str("bang\n"),
        Block::Chart(_) => lines.push_str("bieu_do\n"),
        Block::Columns(columns) => {
            for PairRow { cells: [left, right], .. } in &columns.rows {
                left.iter().for_each(|simple| write_simple(simple, "trái ", lines));
                right.iter().for_each(|simple| write_simple(simple, "phải ", lines));
            }
        }
    }
}

fn write_simple(simple: &Simple, side: &str, lines: &mut String) {
    let line = match simple {
        Simple::Paragraph(one) => {
            format!("{}: {}", one.role.info().element, one.plain_text().replace('\u{a0}', "_"))
        }
        Simple::Rule(_) => "ke".to_owned(),
        Simple::SignSpace(_) | Simple::Signed(_) => "cho_ky".to_owned(),
        Simple::Mark(mark) => format!("khung {}", mark.paragraph.plain_text()),
    };
    writeln!(lines, "{side}{line}").unwrap();
}

#[track_caller]
fn told(report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| format!("{}: {}", finding.code.name, finding.message)).collect()
}

/// Each case stands on paper as written beside it, without a finding, and builds in both formats.
#[test]
fn every_kind_stands_on_paper_as_its_form_says() {
    let pipeline = Pipeline::built_in();
    let folder = cases().join("kinds");
    for stem in stems(&folder, ".yaml") {
        let bytes = fs::read(folder.join(format!("{stem}.yaml"))).unwrap();
        let (document, report) = pipeline.tree(Input::alone(&stem, &bytes));
        assert_eq!(told(&report), Vec::<String>::new(), "{stem}");
        let document = document.unwrap();
        expect_file![folder.join(format!("{stem}.txt"))].assert_eq(&paper(&document));
        let mut report = Report::default();
        let files = pipeline.files((&document, None), &Format::ALL, &mut report);
        assert!(files.is_some() && report.findings.is_empty(), "{stem}");
    }
}

#[test]
fn every_kind_has_a_case() {
    let stems: BTreeSet<String> = stems(&cases().join("kinds"), ".yaml").into_iter().collect();
    let office = Office::built_in();
    let without: Vec<&str> =
        office.catalogue.kinds().map(|kind| kind.id.as_str()).filter(|id| !stems.contains(*id)).collect();
    assert_eq!(without, Vec::<&str>::new());
}

/// The recipe: a data file and a template in the office's folder, as `content/README.md` shows
/// them, and a document.
#[test]
fn an_office_adds_a_kind_by_two_files() {
    let folder = cases().join("new_kind");
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/README.md")).unwrap();
    let own = ["to_khai.yaml", "to_khai.xml"].map(|name| {
        let text = fs::read_to_string(folder.join("templates").join(name)).unwrap();
        assert!(page.contains(&format!("\n{text}```")), "content/README.md shows another {name}");
        (name.to_owned(), text)
    });
    let mut report = Report::default();
    let office = Office::with(BTreeMap::from(own), &mut report);
    let office = office.unwrap_or_else(|| panic!("{:?}", report.findings));
    let pipeline = Pipeline::new(office);
    let bytes = fs::read(folder.join("to-khai.yaml")).unwrap();
    let (document, report) = pipeline.tree(Input::alone("to-khai.yaml", &bytes));
    assert_eq!(told(&report), Vec::<String>::new());
    let document = document.unwrap();
    let [pdf, docx] = Format::PAPER.map(|format| pipeline.write(&document, format).unwrap());
    assert!(pdf.starts_with(b"%PDF") && docx.starts_with(b"PK"));
    expect![[r#"
        Tờ khai Đề nghị hỗ trợ mô hình sản xuất sạch hơn
        trang mới
        trái co_quan_ban_hanh: HỢP TÁC XÃ
        trái co_quan_ban_hanh: RAU SẠCH AN BÌNH
        trái ke
        phải quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        phải tieu_ngu: Độc lập - Tự do - Hạnh phúc
        phải ke
        trái so_ky_hieu: Số: __________/TK-HTX
        phải dia_danh_thoi_gian: An Bình, ngày_______tháng_______năm 2026
        ten_loai: TỜ KHAI
        trich_yeu: Đề nghị hỗ trợ mô hình sản xuất sạch hơn
        ke
        doan_van: Người khai: Lê Văn Cường, Giám đốc
        khoan: 1. Diện tích canh tác: 05 ha.
        khoan: 2. Đề nghị hỗ trợ 50 triệu đồng./.
        trái tieu_de_noi_nhan: Nơi nhận:
        trái noi_nhan: - Ủy ban nhân dân xã An Bình;
        trái noi_nhan: - Lưu: VT.
        phải chuc_vu: GIÁM ĐỐC
        phải cho_ky
        phải ho_ten: Lê Văn Cường
    "#]]
    .assert_eq(&paper(&document));
}

/// An office's own template of a kind's name stands before the one the kind shares.
#[test]
fn an_own_template_stands_before_the_shared_one() {
    let frame = "<van_ban><trang><ten_loai>{{ ten_loai }} của xã</ten_loai><noi_dung/></trang></van_ban>";
    let own = BTreeMap::from([("chi_thi.xml".to_owned(), frame.to_owned())]);
    let office = Office::with(own, &mut Report::default()).unwrap();
    let bytes = fs::read(cases().join("kinds/chi_thi.yaml")).unwrap();
    let document = Pipeline::new(office).tree(Input::alone("chi_thi.yaml", &bytes)).0.unwrap();
    let first = &document.sections[0].blocks[0];
    assert!(
        matches!(first, Block::Simple(Simple::Paragraph(one)) if one.plain_text() == "CHỈ THỊ CỦA XÃ"),
        "{first:?}"
    );
}

/// What is told of a case after one change.
#[track_caller]
fn assert_told(case: &str, from: &str, to: &str, expected: &Expect) {
    let text = fs::read_to_string(cases().join("kinds").join(format!("{case}.yaml"))).unwrap();
    assert!(text.contains(from), "{case} has no `{from}`");
    let (_, report) = Pipeline::built_in().tree(Input::alone(case, text.replace(from, to).as_bytes()));
    expected.assert_eq(&told(&report).join("\n"));
}

#[test]
fn what_a_kind_alone_has_is_checked() {
    assert_told(
        "giay_moi",
        "  dia_diem:",
        "  dia_chi:",
        &expect![[r#"
        C002: thiếu `dia_diem` (địa điểm họp) trong thông tin riêng của Giấy mời
        C001: khóa `dia_chi` không có trong thông tin riêng của Giấy mời"#]],
    );
    assert_told(
        "giay_moi",
        "  dia_diem:",
        "  dia_dien:",
        &expect!["C001: khóa `dia_dien` không có trong thông tin riêng của Giấy mời"],
    );
    assert_told(
        "cong_van",
        "kinh_gui:",
        "thong_tin: {thoi_gian: 08 giờ}\nkinh_gui:",
        &expect!["C006: Công văn ở đây không có thành phần `thong_tin`"],
    );
    let place = "dia_diem: Hội trường Ủy ban nhân dân xã An Bình.";
    assert_told(
        "giay_moi",
        place,
        "dia_diem: {phong: 1, tang: 2}",
        &expect!["C003: `dia_diem` phải là chữ, ở đây là một nhóm khóa"],
    );
    assert_told("giay_moi", place, "dia_diem:", &expect!["C002: `dia_diem` (địa điểm họp) còn để trống"]);
}

#[test]
fn each_body_has_its_signer() {
    assert_told(
        "bien_ban",
        "  - {chuc_vu: Thư ký, ho_ten: Trần Thị Bình}\n",
        "",
        &expect!["C005: Biên bản phải có 2 người ký, ở đây là 1"],
    );
    let second = "  - {thay_mat: Ban Thường trực, chuc_vu: Chủ tịch, ho_ten: Nguyễn Thị Lan}\n";
    assert_told("ke_hoach_lien_tich", second, "", &expect!["C005: có 1 người ký cho 2 cơ quan ban hành"]);
    let third = "ky_hieu: KH";
    assert_told(
        "ke_hoach_lien_tich",
        third,
        "  - {ten: Liên đoàn Lao động}\nky_hieu: KH",
        &expect!["C005: văn bản có 3 cơ quan ban hành, nhiều nhất là 2"],
    );
}

#[test]
fn chapters_and_articles_are_checked() {
    let title = "  - chuong: Quy định chung\n";
    assert_told(
        "quy_che",
        title,
        "  - chuong: Quy định chung\n    loi_van: Lời văn.\n",
        &expect!["C006: `chuong` và `loi_van` không đứng chung trong một mục của `dieu`"],
    );
    assert_told(
        "quy_che",
        title,
        "  - chuong: Chương II. Quy định chung\n",
        &expect!["C008: số thứ tự gõ là `Chương II` nhưng theo vị trí phải là `Chương I`"],
    );
    assert_told(
        "quy_che",
        "Văn phòng lập lịch.",
        "|\n      Lịch tuần.\n      Mục 3. Tiếp khách",
        &expect!["C008: trong lời văn của một điều có dòng mở đầu bằng `Chương` hoặc `Mục`"],
    );
    assert_told("quy_dinh", "  Quy định chung\n", "", &expect!["C002: `Chương I` chưa có tiêu đề"]);
    assert_told(
        "quy_che",
        "    loi_van: Văn phòng lập lịch.\n",
        "",
        &expect!["C002: thiếu `loi_van` (lời văn) trong điều"],
    );
}

/// However many lines a field of a kind has, all of them are on paper.
#[test]
fn every_line_of_a_kinds_own_fields_is_printed() {
    let folder = cases().join("kinds");
    let mut fields = 0;
    for stem in stems(&folder, ".yaml") {
        let text = fs::read_to_string(folder.join(format!("{stem}.yaml"))).unwrap();
        let Some(start) = text.find("\nthong_tin:\n") else { continue };
        let own = text[start..].lines().skip(2).take_while(|line| line.starts_with("  "));
        for line in own.filter(|line| !line.starts_with("   ") && !line.ends_with('|')) {
            let key = line.split(':').next().unwrap();
            let two = text.replace(line, &format!("{key}: |\n    Ý thứ nhất\n    Ý thứ hai"));
            let (paper, report) = Pipeline::built_in().tree(Input::alone("a.yaml", two.as_bytes()));
            let texts = dump::texts(&paper.unwrap_or_else(|| panic!("{stem}{key}: {report}"))).join("\n");
            let lines = ["Ý thứ nhất", "Ý thứ hai"].map(|line| texts.contains(line));
            assert_eq!(lines, [true; 2], "{stem}{key}: {texts}");
            fields += 1;
        }
    }
    assert!(fields > 20, "{fields}");
}
