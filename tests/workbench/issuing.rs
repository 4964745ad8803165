//! A paper gets its number, and its figures from a workbook, on the page: over sockets, with the files of the commands
//! beside those that come of it.

use serde_json::json;
use vanban::rooms::tabular::workbook::WorkbookContent;

use super::command::Watching;
use super::{notice, status};
use crate::harness::Case;
use crate::support::exports::{Files, exported, typed_in};

/// Number and day are asked for with the next number proposed; once it is issued, the paper is what `issue` makes.
#[test]
fn a_paper_is_issued_as_by_the_command() {
    let paper = |subject: &str| notice().replace("Kiểm tra kênh mương", subject);
    let case = Case::new()
        .file("ho-so/a.yaml", paper("Dọn vệ sinh"))
        .file("ho-so/b.yaml", paper("Kiểm tra cầu"))
        .file("lenh/a.yaml", paper("Dọn vệ sinh"))
        .file("lenh/b.yaml", paper("Kiểm tra cầu"));
    let register = "--so-dang-ky lenh/so-dang-ky-2026.csv";
    let signer = "--nguoi-ky Tên";
    case.run(&format!("issue lenh/a.yaml --so 7 --ngay 30/10/2026 {register} {signer} --out lenh/out"))
        .code(0);
    case.run(&format!("issue lenh/b.yaml --so 8 --ngay 31/10/2026 {register} {signer} --out lenh/out"))
        .code(0);
    let watching = Watching::start(&case, "soan ho-so");
    let list = watching.until_at("danh-sach", |list| list["van_ban"].as_array().unwrap().len() == 2);
    let [first, second] = [0, 1].map(|at| list["van_ban"][at]["so"].as_u64().unwrap());
    let offer = watching.address.json(&format!("van-ban/{first}/cap-so"));
    assert_eq!(
        (offer["so"].as_str(), offer["so_tiep"].as_str(), offer["ky_hieu"].as_str(), offer["loai"].as_str()),
        (None, None, Some("TB-UBND"), Some("Thông báo")),
        "{offer}"
    );
    assert_eq!(offer["so_dang_ky_moi"], "ho-so/so-dang-ky-2026.csv");
    assert_eq!(offer["khoa"], json!(["ho-so/a.yaml", "ho-so/a.phat-hanh.json", "out/a.pdf", "out/a.docx"]));
    let order = |so: &str, ngay: &str| json!({"so": so, "ngay": ngay, "nguoi_ky": "Tên", "so_dang_ky": "ho-so/so-dang-ky-2026.csv"});
    let before = case.files("");
    // What is wrong is told with its field, all at once, also when it is only looked at.
    let mut wrong = order("bảy", "31/02/2026");
    for is_tried in [true, false] {
        wrong["thu"] = json!(is_tried);
        let (code, told) = watching.address.post(&format!("van-ban/{first}/cap-so"), &wrong);
        let fields: Vec<&str> =
            told["o"].as_array().unwrap().iter().map(|one| one["o"].as_str().unwrap()).collect();
        assert_eq!((code, fields), (422, vec!["so", "ngay"]), "{told}");
    }
    let mut tried = order("7", "30/10/2026");
    tried["thu"] = json!(true);
    assert_eq!(watching.address.post(&format!("van-ban/{first}/cap-so"), &tried).0, 200);
    for (wish, words) in [
        (order("bảy", "30/10/2026"), "số văn bản phải là chữ số"),
        (order("7", "31/02/2026"), "ngày"),
        (
            json!({"so": "7", "ngay": "30/10/2026", "so_dang_ky": "lenh/so-dang-ky-2026.csv"}),
            "không có sổ đăng ký này",
        ),
        (json!({"so": "7", "ngay": "30/10/2026", "so_dang_ky": "../x.csv"}), "không có sổ đăng ký này"),
    ] {
        let (code, told) = watching.address.post(&format!("van-ban/{first}/cap-so"), &wish);
        assert_eq!(code, 422, "{told}");
        assert!(told["cau"].as_str().unwrap().contains(words), "{told}");
    }
    assert_eq!(case.files(""), before);
    let (code, told) = watching.address.post(&format!("van-ban/{first}/cap-so"), &order("7", "30/10/2026"));
    assert_eq!(
        (code, told["van_ban"].as_str()),
        (200, Some("Thông báo số 07/TB-UBND ngày 30/10/2026")),
        "{told}"
    );
    let offer = watching.address.json(&format!("van-ban/{second}/cap-so"));
    assert_eq!(
        (offer["so_tiep"].as_str(), &offer["so_dang_ky"]),
        (Some("08"), &json!(["ho-so/so-dang-ky-2026.csv"])),
        "{offer}"
    );
    // A number that is taken is told, and nothing is written.
    let (code, told) = watching.address.post(&format!("van-ban/{second}/cap-so"), &order("7", "31/10/2026"));
    assert_eq!((code, told["phat_hien"][0]["ma"].as_str()), (422, Some("P005")), "{told}");
    assert_eq!(told["o"][0]["o"], "so", "{told}");
    let (code, told) = watching.address.post(&format!("van-ban/{second}/cap-so"), &order("8", "31/10/2026"));
    assert_eq!(code, 200, "{told}");
    for name in ["a.yaml", "b.yaml", "so-dang-ky-2026.csv", "a.phat-hanh.json", "b.phat-hanh.json"] {
        assert_eq!(case.read(&format!("ho-so/{name}")), case.read(&format!("lenh/{name}")), "{name}");
    }
    for name in ["a.pdf", "a.docx", "b.pdf", "b.docx"] {
        assert_eq!(case.read(&format!("out/{name}")), case.read(&format!("lenh/out/{name}")), "{name}");
    }
    // It is closed, and its files are those that were issued.
    assert_eq!(watching.address.file(&format!("van-ban/{second}/tai/pdf")), case.read("out/b.pdf"));
    assert_eq!(status(&watching.address.get(&format!("van-ban/{second}/cap-so"))), 422);
    assert_eq!(watching.address.post(&format!("van-ban/{second}/cap-so"), &order("9", "31/10/2026")).0, 422);
    watching.until_at(&format!("van-ban/{second}/tinh-hinh"), |state| state["moi"] == true);
    let form = watching.address.json(&format!("van-ban/{second}/mau"));
    assert!(form["khoa"]["cau"].as_str().unwrap().contains("văn bản đã phát hành"), "{form}");
    let (code, told) = watching.address.post(&format!("van-ban/{second}/xuat"), &json!({}));
    assert_eq!((code, told["tep"][0]["la"].as_str()), (200, Some("(không đổi)")), "{told}");
}

/// A paper with a fault is not issued: the fault is told with the line that it is in.
#[test]
fn what_prevents_issuing_is_told_with_its_line() {
    let text = notice().replace("Yêu cầu các thôn", "Yêu cầu [tên các thôn]");
    let case = Case::new().file("a.yaml", &text);
    let watching = Watching::start(&case, "soan a.yaml");
    let order = json!({"so": "7", "ngay": "30/10/2026", "nguoi_ky": "Tên"});
    let (code, told) = watching.address.post("van-ban/0/cap-so", &order);
    let line = text.lines().position(|line| line.contains("[tên các thôn]")).unwrap() + 1;
    let found = told["phat_hien"].as_array().unwrap();
    let one = found.iter().find(|one| one["muc_do"] == "loi").unwrap_or_else(|| panic!("{told}"));
    assert_eq!((code, one["tep"].as_str(), one["dong"].as_u64()), (422, Some("a.yaml"), Some(line as u64)));
    assert_eq!(case.files(""), ["a.yaml"]);
}

/// A workbook goes out, a figure is changed in it, what changes is told, and it is written once it was seen.
#[test]
fn figures_go_out_and_come_back() {
    let yaml = notice().replace(
        "noi_nhan:",
        "phu_luc:\n  - ten: Kinh phí\n    bang:\n      don_vi: triệu đồng\n      cot:\n        \
         - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        - {ma: tien, ten: Kinh phí, kieu: tien, rong: 30}\n      \
         nhiem_vu:\n        - {ma: nao_vet, ten: Nạo vét, kinh_phi: {tien: 120}}\n        \
         - {ma: sua_cong, ten: Sửa cống, kinh_phi: {tien: 80}}\nnoi_nhan:",
    );
    let case = Case::new().file("a.yaml", &yaml);
    let watching = Watching::start(&case, "soan a.yaml");
    let (code, told) = watching.address.post("van-ban/0/kinh-phi", &json!({}));
    assert_eq!((code, told["tep"][0]["ten"].as_str()), (200, Some("a.xlsx")), "{told}");
    let book = watching.address.file("van-ban/0/tai/xlsx");
    case.run("budget export a.yaml --out lenh.xlsx").code(0);
    assert_eq!(book, case.read("lenh.xlsx"), "the workbook of the command");
    let way = "van-ban/0/kinh-phi?ten=a.xlsx";
    let (code, told) = watching.address.post_file(way, &book);
    assert_eq!((code, told["doi"].as_array().map(Vec::len)), (200, Some(0)), "{told}");
    let is_old =
        |content: &WorkbookContent| matches!(content, WorkbookContent::Number(old) if *old == 120.into());
    let cells = exported(&yaml, &Files::new()).pages.remove(0).cells;
    let (place, _) = cells.iter().find(|(_, cell)| is_old(&cell.content)).expect("the figure");
    let case = typed_in(case, "a.yaml", "sua.xlsx", &[(*place, "150")]);
    let changed = case.read("sua.xlsx");
    let (code, told) = watching.address.post_file(way, &changed);
    assert_eq!(code, 200, "{told}");
    let line = told["doi"][0].as_str().unwrap();
    assert!(line.starts_with("a.yaml:") && line.ends_with("120 -> 150"), "{told}");
    assert_eq!(case.read("a.yaml"), yaml.as_bytes(), "it is only told");
    // Somebody changes the paper meanwhile: it is asked again.
    let mark = told["dau"].as_str().unwrap().to_owned();
    let case = case.replace("a.yaml", "Sửa cống", "Sửa cống thoát nước");
    let (code, told) = watching.address.post_file(&format!("{way}&dau={mark}"), &changed);
    assert_eq!(code, 422, "{told}");
    let case = case.replace("a.yaml", "Sửa cống thoát nước", "Sửa cống");
    let (code, told) = watching.address.post_file(&format!("{way}&dau={mark}"), &changed);
    assert_eq!((code, told["da_ghi"].as_bool()), (200, Some(true)), "{told}");
    assert_eq!(case.read("a.yaml"), yaml.replace("tien: 120", "tien: 150").as_bytes());
    let (code, _) = watching.address.post_file(way, b"no workbook");
    assert_eq!(code, 422);
}
