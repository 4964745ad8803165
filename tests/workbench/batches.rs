//! The papers of a template on their page: over sockets, with the files of `batch` beside those that come of it.

use serde_json::{Value, json};

use super::command::Watching;
use super::status;
use crate::harness::Case;

/// The state of a batch once nothing is being done any more.
#[track_caller]
fn ended(watching: &Watching, place: &str) -> Value {
    for _ in 0..1200 {
        let state = watching.address.json(&format!("{place}?sau=1"));
        if state["dang"].is_null() && state["ket"] != "" {
            return state;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("it does not end");
}

/// A template is looked at, made and stopped; its files are those of `batch`, and each paper has a page.
#[test]
fn a_batch_is_looked_at_and_made() {
    let case = Case::from_dir("batch/mau");
    let watching = Watching::start(&case, "soan .");
    let place = "hang-loat/0";
    let first = watching.address.json(place);
    let units = first["dia_phuong"].as_array().unwrap().clone();
    assert!(
        units.len() > 3 && units.iter().all(|one| one["thay"].is_null() && one["da_xuat"] == false),
        "{first}"
    );
    let codes: Vec<&Value> = units.iter().map(|one| &one["ma"]).collect();
    let (code, told) = watching.address.post(&format!("{place}/kiem-tra"), &json!({"ma": codes}));
    assert_eq!(code, 200, "{told}");
    let seen = ended(&watching, place);
    assert_eq!(seen["ket"], format!("Đã kiểm tra xong {} văn bản", units.len()));
    assert_eq!(seen["xong"].as_u64(), Some(units.len() as u64));
    let all = seen["dia_phuong"].as_array().unwrap();
    assert!(all.iter().all(|one| one["thay"].is_array() && one["da_xuat"] == false), "{seen}");
    assert!(!case.path("out").exists(), "nothing is written");
    let (code, told) = watching.address.post(&format!("{place}/xuat"), &json!({"ma": [codes[0], codes[1]]}));
    assert_eq!(code, 200, "{told}");
    let made = ended(&watching, place);
    assert_eq!(made["ket"], "Đã xuất xong 2 văn bản");
    let built: Vec<bool> =
        made["dia_phuong"].as_array().unwrap().iter().map(|one| one["da_xuat"] == true).collect();
    assert_eq!(built.iter().filter(|built| **built).count(), 2);
    assert!(built[0] && built[1]);
    case.run(&format!(
        "batch mau.yaml --only {},{} --out lenh",
        codes[0].as_str().unwrap(),
        codes[1].as_str().unwrap()
    ))
    .code(0);
    let files = case.files("lenh");
    assert_eq!(case.files("out/mau"), files);
    for file in files.iter().filter(|file| file.ends_with("pdf") || file.ends_with("docx")) {
        assert_eq!(case.read(&format!("out/mau/{file}")), case.read(&format!("lenh/{file}")), "{file}");
    }
    // Each paper has its page, which nobody edits there, and which follows the table.
    let number = units[0]["so"].as_u64().unwrap();
    let way = format!("van-ban/{number}/tinh-hinh");
    let state = watching.until_at(&way, |state| state["moi"] == true);
    assert_eq!((state["sua_duoc"].as_bool(), state["lam_duoc"].as_bool()), (Some(false), Some(false)));
    let name = units[0]["ten"].as_str().unwrap();
    assert_eq!(state["tep"], format!("mau.yaml: {name}"));
    let typed = case.read("don-vi.csv");
    let typed = String::from_utf8(typed).unwrap();
    let cell = name.split_once(' ').unwrap().1;
    let _case = case.replace("don-vi.csv", cell, "Tân Lập Mới");
    assert!(typed.contains(cell));
    watching
        .until_at(&way, |state| state["trich_yeu"].as_str().is_some_and(|one| one.contains("Tân Lập Mới")));
    for (way, wish, code) in [
        ("hang-loat/0/xuat", json!({"ma": []}), 422),
        ("hang-loat/0/xoa", json!({"ma": ["1"]}), 404),
        ("hang-loat/7/xuat", json!({"ma": ["1"]}), 422),
        ("hang-loat/0/dung", json!({}), 200),
    ] {
        assert_eq!(watching.address.post(way, &wish).0, code, "{way}");
    }
    assert_eq!(status(&watching.address.get("hang-loat/7")), 422);
}

/// What is not written is not counted as written.
#[test]
fn a_batch_with_a_wrong_paper() {
    let case = Case::from_dir("batch/mau");
    let watching = Watching::start(&case, "soan .");
    let place = "hang-loat/0";
    let units = watching.address.json(place)["dia_phuong"].as_array().unwrap().clone();
    let codes: Vec<&str> = units.iter().take(3).map(|one| one["ma"].as_str().unwrap()).collect();
    let _case = case.file(&format!("dia-phuong/{}.yaml", codes[1]), "khoa_sai: 1\n");
    let (code, told) = watching.address.post(&format!("{place}/xuat"), &json!({"ma": codes}));
    assert_eq!(code, 200, "{told}");
    assert_eq!(
        ended(&watching, place)["ket"],
        "Đã xuất 2 trong 3 văn bản; 1 văn bản còn lỗi, chưa ghi: xem ở bảng"
    );
}
