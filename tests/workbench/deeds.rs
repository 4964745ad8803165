//! What pages ask of the clerk, over sockets: new papers and their files, which are those of the commands.

use std::fs;

use serde_json::{Value, json};

use super::command::Watching;
use super::{notice, status};
use crate::harness::Case;

#[track_caller]
fn made(watching: &Watching, wish: &Value) -> Value {
    let (code, told) = watching.address.post("moi", wish);
    assert_eq!(code, 200, "{told}");
    told
}

/// What is offered leads to files that are not there yet.
#[test]
fn a_new_paper_is_made_from_a_starter_and_opened() {
    let case = Case::new().file("ho-so/quyet-dinh.yaml", notice());
    let watching = Watching::start(&case, "soan ho-so");
    let offers = watching.address.json("moi");
    let starters = offers["loai"].as_array().unwrap();
    assert!(starters.len() > 25, "{offers}");
    let decision = starters.iter().find(|one| one["loai"] == "quyet_dinh").unwrap();
    assert_eq!(decision["tep"], "quyet-dinh-2.yaml", "the first name is taken");
    let told = made(&watching, &json!({"tep": "quyet-dinh-2.yaml", "tu": {"loai": "quyet_dinh"}}));
    assert_eq!(told["tep"], "ho-so/quyet-dinh-2.yaml");
    case.run("new quyet_dinh --out ho-so/theo-lenh.yaml").code(0);
    let by_command = String::from_utf8(case.read("ho-so/theo-lenh.yaml")).unwrap();
    let here = String::from_utf8(case.read("ho-so/quyet-dinh-2.yaml")).unwrap();
    assert_eq!(here, by_command.replace("theo-lenh", "quyet-dinh-2"), "the file of the command");
    // It is on the desk at once, and may be edited.
    let number = told["so"].as_u64().unwrap();
    let state = watching.until_at(&format!("van-ban/{number}/tinh-hinh"), |state| state["moi"] == true);
    assert_eq!((state["sua_duoc"].as_bool(), state["lam_duoc"].as_bool()), (Some(true), Some(true)));
    watching.until_at("danh-sach", |list| list["van_ban"].as_array().unwrap().len() == 3);
}

/// A name leads to one new file of the folder, or nowhere.
#[test]
fn no_name_leads_out_of_the_folder_or_over_a_file() {
    let case = Case::new().file("ho-so/a.yaml", notice()).file("b.yaml", notice());
    let before = case.files("");
    let watching = Watching::start(&case, "soan ho-so");
    for (name, words) in [
        ("../b2.yaml", "không đặt được tên tệp"),
        ("/x/vanban-b.yaml", "không đặt được tên tệp"),
        ("..\\b2.yaml", "không đặt được tên tệp"),
        ("con/c.yaml", "không đặt được tên tệp"),
        (".an.yaml", "không đặt được tên tệp"),
        ("", "chưa có tên tệp"),
        ("a.yaml", "đã có tệp `ho-so/a.yaml`, không ghi đè"),
        ("a", "đã có tệp `ho-so/a.yaml`, không ghi đè"),
        ("phap_luat.yaml", "tên dành cho tệp khác"),
    ] {
        let (code, told) = watching.address.post("moi", &json!({"tep": name, "tu": {"loai": "cong_van"}}));
        assert_eq!(code, 422, "{name}: {told}");
        assert!(told["cau"].as_str().unwrap().contains(words), "{name}: {told}");
    }
    for wish in [
        json!({"tep": "c.yaml", "tu": {"loai": "../../a"}}),
        json!({"tep": "c.yaml", "tu": {"loai": "khong_co"}}),
        json!({"tep": "c.yaml", "tu": {"van_ban": {"so": 9, "nam": 2027}}}),
        json!({"tep": "c.yaml", "tu": {"mau": {"so": 0, "ma": "00004"}}}),
    ] {
        assert_eq!(watching.address.post("moi", &wish).0, 422, "{wish}");
    }
    for wish in [json!({"tep": "c.yaml"}), json!({"tep": "c.yaml", "tu": {"duong": "x"}}), json!([])] {
        assert_eq!(watching.address.post("moi", &wish).0, 404, "{wish}");
    }
    assert_eq!(case.files(""), before);
    drop(watching);
    // One file alone has no folder for others.
    let watching = Watching::start(&case, "soan ho-so/a.yaml");
    assert_eq!(status(&watching.address.get("moi")), 404);
    assert_eq!(watching.address.post("moi", &json!({"tep": "c.yaml", "tu": {"loai": "cong_van"}})).0, 422);
    drop(watching);
    // `watch` writes nothing at all.
    let watching = Watching::start(&case, "watch b.yaml");
    assert_eq!(watching.address.post("van-ban/0/xuat", &json!({})).0, 404);
    assert_eq!(case.files(""), before);
}

/// Last year's paper, as `new --tu --nam` makes it, beside the old one.
#[test]
fn last_years_paper_becomes_this_years() {
    let case = Case::new().file("ho-so/2026/kiem-tra-2026.yaml", notice());
    let watching = Watching::start(&case, "soan ho-so");
    let offers = watching.address.json("moi");
    let old = &offers["van_ban"][0];
    assert_eq!((old["nam"].as_u64(), old["tep"].as_str()), (Some(2026), Some("kiem-tra-2027.yaml")));
    let wish = json!({"tep": "kiem-tra-2027.yaml", "tu": {"van_ban": {"so": old["so"], "nam": 2027}}});
    let told = made(&watching, &wish);
    assert_eq!(told["tep"], "ho-so/2026/kiem-tra-2027.yaml");
    let here = case.read("ho-so/2026/kiem-tra-2027.yaml");
    case.run("new --tu ho-so/2026/kiem-tra-2026.yaml --nam 2027 --out ho-so/2026/theo-lenh.yaml").code(0);
    assert_eq!(here, case.read("ho-so/2026/theo-lenh.yaml"));
    let wish = json!({"tep": "x.yaml", "tu": {"van_ban": {"so": old["so"], "nam": 2026}}});
    let (code, told) = watching.address.post("moi", &wish);
    assert_eq!(code, 422);
    let found = &told["phat_hien"][0];
    assert!(found["cau"].as_str().unwrap().contains("không phải năm sau"), "{told}");
}

/// A template and one of its localities: the paper says what `batch` prints for it.
#[test]
fn a_ward_gets_its_own_paper_of_the_citys_template() {
    let case = Case::from_dir("batch/mau");
    let watching = Watching::start(&case, "soan .");
    let template = watching.address.json("moi")["mau"][0].clone();
    assert_eq!(template["ten"], "mau.yaml");
    let units = watching.address.json(&format!("moi/dia-phuong?mau={}", template["so"]));
    let unit = units["dia_phuong"][0].clone();
    assert!(unit["ten"].as_str().unwrap().contains(' '), "{unit}");
    let wish = json!({"tep": unit["tep"], "tu": {"mau": {"so": template["so"], "ma": unit["ma"]}}});
    let told = made(&watching, &wish);
    let (file, code) = (told["tep"].as_str().unwrap(), unit["ma"].as_str().unwrap());
    case.run(&format!("build {file} --format txt")).code(0);
    case.run(&format!("batch mau.yaml --only {code} --format txt")).code(0);
    let text = |folder: &str| {
        let name = case.files(folder).into_iter().find(|file| file.ends_with(".txt")).expect("a text");
        String::from_utf8(case.read(&format!("{folder}/{name}"))).unwrap()
    };
    let built = String::from_utf8(case.read(&format!("out/{}", file.replace(".yaml", ".txt")))).unwrap();
    assert_eq!(built, text("out/mau"));
    let wish = json!({"tep": "khac.yaml", "tu": {"mau": {"so": template["so"], "ma": "99999"}}});
    assert_eq!(watching.address.post("moi", &wish).0, 422);
}

/// A Word file that is sent is imported as the command imports it, and what is doubtful is told.
#[test]
fn a_word_file_is_imported() {
    let case = Case::new().file("ho-so/a.yaml", notice());
    case.run("build ho-so/a.yaml --format docx").code(0);
    let word = case.read("out/a.docx");
    let watching = Watching::start(&case, "soan ho-so");
    let (code, told) = watching.address.post_file("moi/nhap?tep=b.yaml&ten=ban-cu.docx", &word);
    assert_eq!(code, 200, "{told}");
    assert_eq!(told["tep"], "ho-so/b.yaml");
    assert!(told["da_lam"][1].as_str().unwrap().starts_with("Giữ "), "{told}");
    fs::write(case.path("ban-cu.docx"), &word).unwrap();
    case.run("import ban-cu.docx --out c.yaml").code(0);
    assert_eq!(case.read("ho-so/b.yaml"), case.read("c.yaml"));
    for (way, code) in [
        ("moi/nhap?tep=b.yaml&ten=a.docx", 422),
        ("moi/nhap?tep=../d.yaml&ten=a.docx", 422),
        ("moi/nhap?tep=d.yaml&ten=a.pdf", 422),
        ("moi/nhap?tep=d.yaml", 404),
        ("van-ban/0/sua", 404),
    ] {
        assert_eq!(watching.address.post_file(way, &word).0, code, "{way}");
    }
    let (code, told) = watching.address.post_file("moi/nhap?tep=d.yaml&ten=a.docx", b"PK no file of Word");
    assert_eq!(code, 422);
    assert!(!told["phat_hien"].as_array().unwrap().is_empty(), "{told}");
    assert!(!case.files("ho-so").iter().any(|file| file == "d.yaml"));
}

/// The files of a paper are those that `build` writes, byte for byte; nobody gets others.
#[test]
fn the_files_of_a_paper_are_those_of_build() {
    let case = Case::new().file("ho-so/a.yaml", notice());
    let watching = Watching::start(&case, "soan ho-so");
    assert_eq!(status(&watching.address.get("van-ban/0/tai/pdf")), 404, "nothing was made yet");
    let (code, told) = watching.address.post("van-ban/0/xuat", &json!({}));
    assert_eq!(code, 200, "{told}");
    let names: Vec<&str> =
        told["tep"].as_array().unwrap().iter().map(|one| one["ten"].as_str().unwrap()).collect();
    assert_eq!(names, ["out/a.pdf", "out/a.docx"]);
    case.run("build ho-so/a.yaml --out theo-lenh").code(0);
    for ending in ["pdf", "docx"] {
        let here = watching.address.file(&format!("van-ban/0/tai/{ending}"));
        assert_eq!(here, case.read(&format!("out/a.{ending}")));
        assert_eq!(here, case.read(&format!("theo-lenh/a.{ending}")), "{ending}");
    }
    let head = watching.address.get("van-ban/0/tai/pdf");
    assert!(head.contains("content-disposition: attachment; filename*=UTF-8''a.pdf"), "{}", &head[..400]);
    for way in ["van-ban/0/tai/yaml", "van-ban/0/tai/../a", "van-ban/1/tai/pdf", "van-ban/0/tai"] {
        assert_eq!(status(&watching.address.get(way)), 404, "{way}");
    }
    // An error: nothing is written, and it is told.
    let case = case.replace("ho-so/a.yaml", "loai: thong_bao", "loai: thong_bai");
    let (code, told) = watching.address.post("van-ban/0/xuat", &json!({}));
    assert_eq!((code, told["phat_hien"][0]["dong"].as_u64()), (422, Some(1)), "{told}");
    // Somebody has changed a file there: it stays.
    let case = case.replace("ho-so/a.yaml", "loai: thong_bai", "loai: thong_bao");
    let case = case.replace("ho-so/a.yaml", "năm 2026", "trong năm 2026");
    fs::write(case.path("out/a.docx"), b"mine").unwrap();
    let (code, told) = watching.address.post("van-ban/0/xuat", &json!({}));
    assert_eq!(code, 422, "{told}");
    assert_eq!(case.read("out/a.docx"), b"mine");
}

/// A folder without papers is opened too: it gets its first one on the page.
#[test]
fn an_empty_folder_gets_its_first_paper() {
    let case = Case::new().file("ho-so/ghi-chu.txt", "x");
    let watching = Watching::start(&case, "soan ho-so");
    let list = watching.until_at("danh-sach", |_| true);
    assert_eq!(list["van_ban"].as_array().unwrap().len(), 0);
    made(&watching, &json!({"tep": "thu.yaml", "tu": {"loai": "cong_van"}}));
    watching.until_at("danh-sach", |list| list["van_ban"].as_array().unwrap().len() == 1);
}
