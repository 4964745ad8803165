//! Two versions side by side on their page: over sockets, with the redline of the command beside that of the page.

use serde_json::{Value, json};

use super::command::Watching;
use super::{notice, status};
use crate::harness::Case;

/// All words of one side.
fn side(told: &Value, of: &str) -> String {
    let cells = told["dong"].as_array().unwrap().iter().flat_map(|line| line["o"].as_array().unwrap());
    let pieces = cells.flat_map(|cell| cell.as_array().unwrap());
    let shown = pieces.filter(|piece| piece[1].is_null() || piece[1] == of);
    shown.map(|piece| piece[0].as_str().unwrap()).collect()
}

#[test]
fn two_versions_are_shown_side_by_side() {
    let table = "phu_luc:\n  - ten: Kinh phí\n    bang:\n      don_vi: triệu đồng\n      cot:\n        \
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        - {ma: tien, ten: Kinh phí, kieu: tien, rong: 30}\n      \
        nhiem_vu:\n        - {ma: a, ten: Nạo vét, kinh_phi: {tien: 120}}\nnoi_nhan:";
    let old = notice().replace("noi_nhan:", table);
    let new = old
        .replace("Yêu cầu các thôn", "Đề nghị các thôn")
        .replace("tien: 120", "tien: 150")
        .replace("  2. Thôn 2 kiểm tra kênh mương, cống rãnh.\n", "");
    let case = Case::new().file("ho-so/a.yaml", old).file("ho-so/b.yaml", new);
    let watching = Watching::start(&case, "soan ho-so");
    let offers = watching.address.json("so-sanh");
    let names: Vec<&str> =
        offers["ban"].as_array().unwrap().iter().map(|one| one["ten"].as_str().unwrap()).collect();
    assert_eq!(names, ["ho-so/a.yaml", "ho-so/b.yaml"]);
    assert_eq!(status(&watching.address.get("so-sanh/tai")), 404, "nothing was compared yet");
    let (code, told) =
        watching.address.post("so-sanh", &json!({"cu": "ho-so/a.yaml", "moi": "ho-so/b.yaml"}));
    assert_eq!(code, 200, "{told}");
    assert!(told["cho"].as_u64().unwrap() > 2, "{told}");
    let (there, here) = (side(&told, "cu"), side(&told, "moi"));
    for (words, is_old, is_new) in [
        ("Yêu cầu các thôn", true, false),
        ("Đề nghị các thôn", false, true),
        ("Thôn 2 kiểm tra", true, false),
        ("Thôn 3 kiểm tra", true, true),
        ("120", true, false),
        ("150", false, true),
    ] {
        assert_eq!((there.contains(words), here.contains(words)), (is_old, is_new), "{words}");
    }
    let rows = told["dong"].as_array().unwrap().iter().filter(|line| line["hang"] == true);
    assert!(rows.count() >= 2, "{told}");
    case.run("redline ho-so/a.yaml ho-so/b.yaml --out lenh.docx").code(0);
    assert_eq!(watching.address.file("so-sanh/tai"), case.read("lenh.docx"), "the redline of the command");
    let (_, told) = watching.address.post("so-sanh", &json!({"cu": "ho-so/a.yaml", "moi": "ho-so/a.yaml"}));
    assert_eq!(told["cho"], 0, "{told}");
    assert!(told["dong"].as_array().unwrap().iter().all(|line| line["khac"] == false));
    for name in ["../a.yaml", "ho-so/c.yaml", "/etc/hostname", ""] {
        let (code, _) = watching.address.post("so-sanh", &json!({"cu": name, "moi": "ho-so/a.yaml"}));
        assert_eq!(code, 422, "{name}");
    }
}

/// An issued paper is compared as it was issued.
#[test]
fn a_record_is_a_version() {
    let case = Case::new().file("ho-so/a.yaml", notice());
    case.run("issue ho-so/a.yaml --so 7 --ngay 30/10/2026 --nguoi-ky Tên").code(0);
    let case = case.file("ho-so/b.yaml", notice().replace("Yêu cầu", "Đề nghị"));
    let watching = Watching::start(&case, "soan ho-so");
    let offers = watching.address.json("so-sanh");
    assert_eq!(offers["ban"][1]["ten"], "ho-so/a.phat-hanh.json", "{offers}");
    let wish = json!({"cu": "ho-so/a.phat-hanh.json", "moi": "ho-so/b.yaml"});
    let (code, told) = watching.address.post("so-sanh", &wish);
    assert_eq!(code, 200, "{told}");
    assert!(side(&told, "cu").contains("07/TB-UBND") && side(&told, "moi").contains("Đề nghị"));
}
