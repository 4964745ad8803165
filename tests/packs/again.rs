//! From a DOCX, whatever has become of it, to what it was made of, and from that to the same DOCX.

use std::fs;

use expect_test::expect;
use vanban::rooms::fonts::Faces;
use vanban::rooms::made_of::of_docx;
use vanban::rooms::write::Format;

use super::{all_have_packs, made_again, materials, pack_of, stored, text, typed_into};
use crate::harness::Case;
use crate::support::wards::{TABLE, TEMPLATE};

const DECISION: &str = "content/quyet-dinh.yaml";

fn office() -> Case {
    Case::from_dir("cli/co_quan")
}

/// Sent round, edited in Word under another name, while the YAML goes on: the copy leads to the YAML that
/// it was made of, and that gives the DOCX that was sent, byte for byte.
#[test]
fn an_edited_copy_leads_to_what_was_sent() {
    let case = office();
    case.run("build").code(0);
    let sent = case.read("out/quyet-dinh.docx");
    let yaml = String::from_utf8(case.read(DECISION)).unwrap();
    let edited = typed_into(&sent);
    assert_ne!(edited, sent);
    let case =
        case.file("out/gop-y/Quyết định (góp ý của VP).docx", &edited).replace(DECISION, "so: 05", "so: 06");
    case.run("build").code(0);
    assert_ne!(pack_of(&case.read("out/quyet-dinh.docx")), pack_of(&sent));
    let made_of = materials(&case, "out/gop-y/Quyết định (góp ý của VP).docx");
    assert_eq!(text(&made_of, "quyet-dinh.yaml"), yaml);
    assert!(made_again(&made_of) == sent);
    // The new one leads to the new text.
    let made_of = materials(&case, "out/quyet-dinh.docx");
    assert!(text(&made_of, "quyet-dinh.yaml").contains("so: 06"));
    assert!(made_again(&made_of) == case.read("out/quyet-dinh.docx"));
}

/// A decision that cites a proposal beside its folder, has a picture of its signature, and a plan attached
/// from a third folder, whose table takes its figures from the first.
pub(crate) fn with_all_kinds() -> Case {
    let proposal = "loai: to_trinh\nco_quan: {ten: Sở Công Thương}\nso: 5\nngay: 02/03/2026\nky_hieu: TTr-SCT\n\
                    dia_danh: Hà Nội\ntrich_yeu: Phê duyệt Kế hoạch\nkinh_gui: Ủy ban nhân dân\n\
                    noi_dung: Kính trình./.\nnoi_nhan: Như trên\nnguoi_ky: {chuc_vu: Giám đốc, ho_ten: Lê Văn C}\n";
    let decision = "loai: quyet_dinh\nco_quan: {ten: Ủy ban nhân dân xã An Bình}\nky_hieu: QĐ-UBND\nnam: 2026\n\
                    dia_danh: An Bình\nvien_dan: {to_trinh: ../so/to-trinh.yaml}\ntrich_yeu: Phê duyệt Kế hoạch\n\
                    can_cu: Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025\n\
                    theo_de_nghi: Giám đốc Sở Công Thương tại {{ vien_dan.to_trinh.so_ngay }}\n\
                    dieu: [\"Phê duyệt Kế hoạch nêu tại {{ vien_dan.to_trinh.ngan }}.\"]\nnoi_nhan: Như trên\n\
                    nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Trần Văn B, anh_chu_ky: {tep: anh/chu-ky.png}}\n\
                    kem_theo: [../chung/ke-hoach.yaml]\n";
    let plan = "loai: ke_hoach\ntrich_yeu: Thực hiện\nnoi_dung: Tại Phụ lục kèm theo./.\nphu_luc:\n  - ten: Kinh phí\n    \
                bang:\n      don_vi: triệu đồng\n      kinh_phi: ../xa/bang/so.csv\n      cot:\n        \
                - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        - {ma: 2026, ten: Năm 2026, kieu: tien}\n      \
                nhiem_vu:\n        - {ma: a, ten: Việc a}\n        - {ma: b, ten: Việc b}\n";
    Case::new()
        .file("so/to-trinh.yaml", proposal)
        .file("chung/ke-hoach.yaml", plan)
        .file("xa/quyet-dinh.yaml", decision)
        .file("xa/bang/so.csv", "ma,2026\na,75\nb,20\n")
        .file("xa/anh/chu-ky.png", include_bytes!("../cases/anh/chu-ky.png"))
}

#[test]
fn what_a_document_names_is_kept_with_it_and_makes_it_again() {
    let case = with_all_kinds();
    case.run("build xa/quyet-dinh.yaml").code(0);
    case.run_in("xa", "build quyet-dinh.yaml --out ../hai").code(0);
    let docx = case.read("out/quyet-dinh.docx");
    assert!(case.read("hai/quyet-dinh.docx") == docx);
    let made_of = materials(&case, "out/quyet-dinh.docx");
    let names: Vec<&str> = made_of.files.keys().map(String::as_str).collect();
    expect![[r#"
        [
            "../chung/ke-hoach.yaml",
            "../so/to-trinh.phat-hanh.json",
            "../so/to-trinh.yaml",
            "anh/chu-ky.png",
            "bang/so.csv",
            "quyet-dinh.yaml",
        ]
    "#]]
    .assert_debug_eq(&names);
    assert_eq!(made_of.files["../so/to-trinh.phat-hanh.json"], None, "it was looked for");
    assert_eq!(text(&made_of, "bang/so.csv"), "ma,2026\na,75\nb,20\n");
    assert!(made_again(&made_of) == docx);
    // A figure in the table is another source; the text stands there once.
    let (packs, files) = stored(&case, "out");
    assert_eq!((packs.len(), files.len()), (1, 5));
    let case = case.replace("xa/bang/so.csv", "b,20", "b,21");
    case.run("build xa/quyet-dinh.yaml").code(0);
    let (packs, files) = stored(&case, "out");
    assert_eq!((packs.len(), files.len()), (2, 6));
    // Back again, it is the first one.
    let case = case.replace("xa/bang/so.csv", "b,21", "b,20");
    case.run("build xa/quyet-dinh.yaml").code(0);
    assert!(case.read("out/quyet-dinh.docx") == docx);
    assert_eq!(stored(&case, "out").0.len(), 2);
}

/// From wherever the program is started and wherever it writes: the same bytes, the same packs.
#[test]
fn packs_know_neither_machine_nor_folder() {
    let case = office();
    case.run("build").code(0);
    case.run_in("content", "build . --out ../hai --jobs 1").code(0);
    let whole = case.path("content").display().to_string();
    case.run(&format!("build {whole} --out ba/nam")).code(0);
    for other in ["hai", "ba/nam"] {
        assert!(case.read("out/quyet-dinh.docx") == case.read(&format!("{other}/quyet-dinh.docx")));
        assert!(case.read("out/xa/ke-hoach.docx") == case.read(&format!("{other}/xa/ke-hoach.docx")));
        assert_eq!(stored(&case, "out"), stored(&case, other));
    }
    let (packs, files) = stored(&case, "out");
    assert_eq!((packs.len(), files.len()), (2, 2));
    let text = String::from_utf8(case.read(&format!("out/.vanban/nguon/{}", packs[0]))).unwrap();
    assert!(!text.contains("content") && !text.contains(case.path("").to_str().unwrap()), "{text}");
}

/// Wards of a template: each has its own pack with its row and its own file, the template stands there
/// once; what was changed for one ward makes one pack more.
#[test]
fn wards_share_what_they_share() {
    let overlay = "noi_dung:\n- bo: muc_tieu\n";
    let case = Case::new()
        .file("mau/mau.yaml", TEMPLATE)
        .file("mau/don-vi.csv", TABLE)
        .file("mau/dia-phuong/00376.yaml", overlay);
    case.run("batch mau/mau.yaml").code(0);
    let wards = case.files("out/mau").iter().filter(|name| name.ends_with(".docx")).count();
    assert_eq!(all_have_packs(&case, "out/mau").len(), wards);
    assert_eq!((stored(&case, "out/mau").0.len(), stored(&case, "out/mau").1.len()), (wards, 2));
    for name in case.files("out/mau").iter().filter(|name| name.ends_with(".docx")) {
        let made_of = materials(&case, &format!("out/mau/{name}"));
        assert!(made_again(&made_of) == case.read(&format!("out/mau/{name}")), "{name}");
        let unit = made_of.unit.as_ref().unwrap();
        assert!(name.starts_with(&unit.columns["ma"]), "{name}");
        let own = unit.overlay.as_ref().map(|own| (own.clone(), text(&made_of, own)));
        let expected =
            name.starts_with("00376").then(|| ("dia-phuong/00376.yaml".to_owned(), overlay.to_owned()));
        assert_eq!(own, expected);
    }
    let case = case.file("mau/dia-phuong/00376.yaml", "noi_dung:\n- bo: kinh_phi\n");
    let text = case.run("batch mau/mau.yaml").code(0).text();
    assert!(text.contains("1 đã ghi"), "{text}");
    assert_eq!((stored(&case, "out/mau").0.len(), stored(&case, "out/mau").1.len()), (wards + 1, 3));
}

/// A file of a ward's own from another folder, with a picture beside it, has no way to the template's
/// folder in the pack.
#[test]
fn an_overlay_from_elsewhere_is_kept_too() {
    let case = Case::new()
        .file("mau/mau.yaml", TEMPLATE)
        .file("mau/don-vi.csv", TABLE)
        .file("rieng/00376.yaml", "noi_dung:\n- bo: muc_tieu\n");
    let rieng = case.path("rieng").display().to_string();
    case.run(&format!("batch mau/mau.yaml --format docx --overlays {rieng}")).code(0);
    let ward = case.files("out/mau").into_iter().find(|name| name.starts_with("00376")).unwrap();
    let made_of = materials(&case, &format!("out/mau/{ward}"));
    assert_eq!(made_of.unit.as_ref().unwrap().overlay.as_deref(), Some("tep-rieng/00376.yaml"));
    assert!(made_again(&made_of) == case.read(&format!("out/mau/{ward}")));
}

/// The city's figures of a ward, which stand in a table of all wards, are in its pack; those of another
/// ward change nothing of it.
#[test]
fn a_ward_keeps_the_citys_figures() {
    let case = Case::from_dir("batch/phan-bo");
    case.run("batch mau.yaml --format docx").code(0);
    let wards: Vec<String> =
        case.files("out/mau").into_iter().filter(|name| name.ends_with(".docx")).collect();
    assert_eq!(wards.len(), 4);
    for name in &wards {
        let docx = case.read(&format!("out/mau/{name}"));
        assert!(made_again(&materials(&case, &format!("out/mau/{name}"))) == docx, "{name}");
    }
    let before: Vec<Vec<u8>> = wards.iter().map(|name| case.read(&format!("out/mau/{name}"))).collect();
    let case =
        case.replace("phan-bo.csv", "1.210", "1.209").replace("phan-bo.csv", "499999\",10", "499999\",11");
    case.run("batch mau.yaml --format docx --force").code(0);
    let same = wards.iter().zip(before).filter(|(name, docx)| case.read(&format!("out/mau/{name}")) == *docx);
    assert_eq!(same.count(), 2);
}

/// Appendices alone are made of what the paper is made of.
#[test]
fn appendices_alone_name_the_pack_of_the_paper() {
    let case = office();
    case.run("build content/xa/ke-hoach.yaml").code(0);
    case.run("build content/xa/ke-hoach.yaml --only phu_luc --format docx").code(0);
    let docx = case.read("out/ke-hoach.phu-luc.docx");
    assert_eq!(pack_of(&docx), pack_of(&case.read("out/ke-hoach.docx")));
    let made_of = materials(&case, "out/ke-hoach.phu-luc.docx");
    let pipeline = made_of.pipeline(&Faces::built_in()).unwrap();
    let again = made_of.render_appendices(&pipeline, &[Format::Docx]).unwrap();
    assert!(again[0][0].1 == docx);
}

/// An office's own templates are part of it.
#[test]
fn own_templates_are_kept() {
    let case = Case::from_dir("cases/new_kind");
    case.run("build to-khai.yaml --format docx").code(0);
    let made_of = materials(&case, "out/to-khai.docx");
    let names: Vec<&String> = made_of.templates.keys().collect();
    assert_eq!(names, ["to_khai.xml", "to_khai.yaml"]);
    assert!(made_again(&made_of) == case.read("out/to-khai.docx"));
}

/// So is its register of laws, from which a paper takes words.
#[test]
fn the_register_of_laws_is_kept() {
    const REGISTER: &str = "nd30:\n  loai: nghi_dinh\n  ten: công tác văn thư\n  so: 30/2020/NĐ-CP\n  \
                            ngay: 05/3/2020\n  co_quan: Chính phủ\n  nguon: Công báo\n";
    let case = office().file("content/phap_luat.yaml", REGISTER).replace(
        DECISION,
        "can_cu: |\n",
        "can_cu: |\n  {{ phap_luat.nd30 }}\n",
    );
    case.run("build").code(0);
    let built = case.read("out/quyet-dinh.docx");
    let case = case.file("content/phap_luat.yaml", REGISTER.replace("văn thư", "lưu trữ"));
    case.run("build --out khac").code(0);
    let made_of = materials(&case, "out/quyet-dinh.docx");
    assert!(made_again(&made_of) == built && built != case.read("khac/quyet-dinh.docx"));
    let words = case.docx_part("out/quyet-dinh.docx", "word/document.xml");
    assert!(words.contains("công tác văn thư"));
}

/// An issued paper names what it was issued with, number and day in it; building it again changes nothing.
#[test]
fn an_issued_paper_names_what_it_was_issued_with() {
    let case = office().replace(DECISION, "so: 05\n", "");
    case.run("build").code(0);
    case.run(&format!("issue {DECISION} --so 206 --ngay 12/01/2026")).code(0);
    let issued = case.read("out/quyet-dinh.docx");
    let made_of = materials(&case, "out/quyet-dinh.docx");
    assert!(text(&made_of, "quyet-dinh.yaml").contains("206"));
    assert!(made_again(&made_of) == issued);
    case.run("build --force").code(0);
    assert!(case.read("out/quyet-dinh.docx") == issued);
    // Words that stand on no paper are another source, and the paper stays what was issued.
    let yaml = case.read(DECISION);
    let case =
        case.file(DECISION, [&yaml[..], b"# ghi ch\xc3\xba\n"].concat()).without("out/quyet-dinh.docx");
    case.run("build").code(0);
    assert!(case.read("out/quyet-dinh.docx") == issued);
    assert!(made_again(&materials(&case, "out/quyet-dinh.docx")) == issued);
}

/// Papers that version 0.1.0 issued name nothing; what is written now does.
#[test]
fn what_version_0_1_0_issued_names_nothing() {
    let case = Case::from_dir("cases/ban_0_1_0");
    let issued = Case::from_dir("cases/ban_0_1_0").read("out/quyet-dinh.docx");
    case.run("build content/quyet-dinh.yaml content/thong-bao.yaml").code(0);
    assert!(case.read("out/quyet-dinh.docx") == issued);
    assert_eq!(pack_of(&issued), None);
    assert!(pack_of(&case.read("out/thong-bao.docx")).is_some());
    assert_eq!(stored(&case, "out").0.len(), 1);
}

/// Where no DOCX is written there is nothing to keep.
#[test]
fn only_docx_leave_packs() {
    let case = office();
    case.run("build --format pdf,txt").code(0);
    case.run("tree content/quyet-dinh.yaml").code(0);
    case.run("check content/quyet-dinh.yaml").code(0);
    assert!(!case.path("out/.vanban").exists());
    assert!(of_docx(b"PK\x03\x04", &case.path("out")).unwrap().is_none());
}

/// An issued paper whose YAML has another remark since, or whose office another register of laws, written
/// again into an empty folder, names a pack that is there: it is kept beside the YAML too.
#[test]
fn an_issued_paper_takes_its_pack_along() {
    let case = office().replace(DECISION, "so: 05\n", "");
    case.run(&format!("issue {DECISION} --so 206 --ngay 12/01/2026")).code(0);
    let issued = case.read("out/quyet-dinh.docx");
    let yaml = case.read(DECISION);
    let case = case.file(DECISION, [&yaml[..], b"# ghi ch\xc3\xba\n"].concat());
    fs::remove_dir_all(case.path("out")).unwrap();
    for folder in ["out", "o3"] {
        case.run(&format!("build {DECISION} --out {folder}")).code(0).stderr(expect![[""]]);
        assert!(case.read(&format!("{folder}/quyet-dinh.docx")) == issued);
        assert!(made_again(&materials(&case, &format!("{folder}/quyet-dinh.docx"))) == issued);
    }
}

/// Where it is neither there nor beside the YAML, that is told.
#[test]
fn a_pack_that_is_nowhere_is_told() {
    let case = office().replace(DECISION, "so: 05\n", "");
    case.run(&format!("issue {DECISION} --so 206 --ngay 12/01/2026")).code(0);
    let yaml = case.read(DECISION);
    let case = case.file(DECISION, [&yaml[..], b"# ghi ch\xc3\xba\n"].concat());
    fs::remove_dir_all(case.path("content/.vanban")).unwrap();
    let said = case.run(&format!("build {DECISION} --out o3")).code(0).stderr_text();
    let said = said.replace(&pack_of(&case.read("o3/quyet-dinh.docx")).unwrap(), "<nguồn>");
    expect![[r#"
        lưu ý[U016]: `content/quyet-dinh.yaml`: tệp DOCX ghi lại đúng bản đã phát hành, nhưng không còn nguồn của bản đó (`.vanban/nguon/<nguồn>.json`) cạnh tệp YAML hay trong `o3`
         |
         = gợi ý: chép lại thư mục ẩn `.vanban` từ thư mục kết quả lúc cấp số hoặc từ bản sao lưu

    "#]].assert_eq(&said);
    // The folder of results that has it still does.
    case.run(&format!("build {DECISION}")).code(0).stderr(expect![[""]]);
}
