//! A paper that is edited on its page: what is asked over sockets, and the whole file behind it.

use serde_json::{Value, json};

use super::command::Watching;
use super::{notice, status};
use crate::harness::Case;

/// The field at the end of a way, of the form as it is now.
fn field(watching: &Watching, way: &Value) -> Value {
    fn down<'a>(fields: &'a Value, way: &Value) -> Option<&'a Value> {
        fields
            .as_array()?
            .iter()
            .find_map(|one| if one["duong"] == *way { Some(one) } else { down(&one["truong"], way) })
    }
    // What was just added is there once the page has looked.
    for _ in 0..600 {
        let form = watching.address.json("van-ban/0/mau");
        let groups = form["nhom"].as_array().unwrap_or_else(|| panic!("{form}"));
        if let Some(found) = groups.iter().find_map(|group| down(&group["truong"], way)) {
            return found.clone();
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("{way}")
}

fn read(case: &Case, file: &str) -> String {
    String::from_utf8(case.read(file)).unwrap()
}

fn post(watching: &Watching, edit: &Value) -> (u16, Value) {
    watching.address.post("van-ban/0/sua", edit)
}

/// Does something to a field as the form has it now.
#[track_caller]
fn edit(watching: &Watching, what: &str, way: Value, text: &str) -> Value {
    // The form is of a moment ago.
    for _ in 0..600 {
        let mark = field(watching, &way)["dau"].clone();
        let (code, told) = post(watching, &json!({"viec": what, "cho": way, "gia_tri": text, "dau": mark}));
        if code == 200 {
            return told["cac_dau"].as_array().unwrap().last().unwrap().clone();
        }
        assert_eq!(code, 409, "{told}");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("{way}")
}

/// Waits until the page has seen the file as it is.
fn seen(watching: &Watching, title: &str) {
    watching.until(|state| state["trich_yeu"].as_str().is_some_and(|one| one.contains(title)));
}

/// Values, items, undo, redo: each time the file has exactly that change, and the page follows.
#[test]
fn a_paper_is_edited_and_its_file_has_just_that_change() {
    let text = notice().replace("trich_yeu:", "# Ghi chú.\ntrich_yeu:").replace('\n', "\r\n");
    let case = Case::new().file("a.yaml", &text);
    let watching = Watching::start(&case, "soan a.yaml");
    let state = watching.until(|state| state["moi"] == true);
    assert_eq!(state["sua_duoc"], true);
    let subject = field(&watching, &json!(["trich_yeu"]));
    assert_eq!(
        (
            subject["ten"].as_str(),
            subject["kieu"].as_str(),
            subject["gia_tri"].as_str(),
            subject["dong"].as_u64()
        ),
        (Some("Trích yếu nội dung"), Some("chu"), Some("Kiểm tra kênh mương năm 2026"), Some(7))
    );
    let told = edit(&watching, "ghi", json!(["trich_yeu"]), "Kiểm tra: cống rãnh");
    let first = text.replace("trich_yeu: Kiểm tra kênh mương năm 2026", "trich_yeu: \"Kiểm tra: cống rãnh\"");
    assert_eq!(read(&case, "a.yaml"), first);
    seen(&watching, "Kiểm tra: cống rãnh");
    assert_eq!(field(&watching, &json!(["trich_yeu"]))["dau"], told);
    // Going on typing is one step with it.
    let more =
        json!({"viec": "ghi", "cho": ["trich_yeu"], "gia_tri": "Kiểm tra cống", "dau": told, "tiep": true});
    assert_eq!(post(&watching, &more).0, 200);
    seen(&watching, "Kiểm tra cống");
    edit(&watching, "them", json!(["noi_nhan"]), "");
    edit(&watching, "ghi", json!(["noi_nhan", 1]), "Đảng ủy xã");
    edit(&watching, "len", json!(["noi_nhan", 1]), "");
    let last = first
        .replace("\"Kiểm tra: cống rãnh\"", "Kiểm tra cống")
        .replace("noi_nhan: [Các thôn]", "noi_nhan: [Đảng ủy xã, Các thôn]");
    assert_eq!(read(&case, "a.yaml"), last);
    let (undo, redo) = (json!({"viec": "hoan_tac"}), json!({"viec": "lam_lai"}));
    let steps = || {
        let form = watching.address.json("van-ban/0/mau");
        (form["hoan_tac"].as_u64(), form["lam_lai"].as_u64())
    };
    assert_eq!(steps(), (Some(4), Some(0)));
    for _ in 0..4 {
        assert_eq!(post(&watching, &undo).0, 200);
    }
    assert_eq!((read(&case, "a.yaml"), steps()), (text.clone(), (Some(0), Some(4))));
    for _ in 0..4 {
        assert_eq!(post(&watching, &redo).0, 200);
    }
    assert_eq!(read(&case, "a.yaml"), last);
    let (code, told) = post(&watching, &redo);
    assert_eq!((code, told["cau"].as_str()), (422, Some("không còn gì để làm lại")));
}

/// What somebody else writes meanwhile is kept: another field's value goes along, the same field's is asked about.
#[test]
fn what_is_written_elsewhere_is_never_lost() {
    let mut case = Case::new().file("a.yaml", notice());
    let watching = Watching::start(&case, "soan a.yaml");
    watching.until(|state| state["moi"] == true);
    let mark = field(&watching, &json!(["trich_yeu"]))["dau"].clone();
    let mine = |mark: &Value| json!({"viec": "ghi", "cho": ["trich_yeu"], "gia_tri": "Của tôi", "dau": mark});
    // Another field.
    case = case.replace("a.yaml", "dia_danh: An Bình", "dia_danh: Yên Hòa");
    assert_eq!(post(&watching, &mine(&mark)).0, 200);
    let text = read(&case, "a.yaml");
    assert!(text.contains("dia_danh: Yên Hòa\ntrich_yeu: Của tôi\n"), "{text}");
    // The same: both are shown, nothing is written until somebody has decided.
    case = case.replace("a.yaml", "trich_yeu: Của tôi", "trich_yeu: Của người khác");
    let (code, told) = post(&watching, &mine(&mark));
    assert_eq!(
        (code, told["khac"].as_bool(), told["gia_tri"].as_str()),
        (409, Some(true), Some("Của người khác"))
    );
    assert!(read(&case, "a.yaml").contains("trich_yeu: Của người khác"));
    // The last edit of the page is not taken back over it.
    let (code, refused) = post(&watching, &json!({"viec": "hoan_tac"}));
    assert_eq!(code, 422);
    assert_eq!(refused["cau"], "`a.yaml` đã được sửa ở nơi khác sau đó: không hoàn tác được");
    assert_eq!(post(&watching, &mine(&told["dau"])).0, 200);
    assert!(read(&case, "a.yaml").contains("trich_yeu: Của tôi"));
}

/// A wrong value is written, for it may be half of a right one; its finding stands at its field, with its fix.
#[test]
fn a_finding_stands_at_its_field_with_its_fix() {
    let case = Case::new().file("a.yaml", notice());
    let watching = Watching::start(&case, "soan a.yaml");
    watching.until(|state| state["moi"] == true);
    edit(&watching, "ghi", json!(["nam"]), "hai nghìn");
    let state = watching.until(|state| state["loi"] != 0);
    let found = field(&watching, &json!(["nam"]))["phat_hien"].clone();
    let numbers: Vec<usize> =
        found.as_array().unwrap().iter().map(|one| one.as_u64().unwrap() as usize).collect();
    assert!(state["phat_hien"][numbers[0]]["cau"].as_str().unwrap().contains("nam"), "{state}");
    edit(&watching, "ghi", json!(["nam"]), "2026");
    edit(&watching, "ghi", json!(["noi_dung"]), "Đạt 98 % kế hoạch; hổ trợ các thôn./.");
    let state = watching.until(|state| state["moi"] == true && state["canh_bao"] != 0);
    let all = state["phat_hien"].as_array().unwrap();
    let number =
        all.iter().position(|one| one["sua"][0]["moi"] == "hỗ trợ").unwrap_or_else(|| panic!("{state}"));
    let fix = json!({"viec": "sua_loi", "loi": all[number]["khoa"]});
    let before = read(&case, "a.yaml");
    assert_eq!(post(&watching, &fix).0, 200);
    assert_eq!(read(&case, "a.yaml"), before.replace("hổ trợ", "hỗ trợ"));
    // It is a fix of a text that is no more.
    assert_eq!(post(&watching, &fix).0, 409);
}

/// Papers that were issued, and papers that are only watched, are not edited.
#[test]
fn issued_and_watched_papers_stay_as_they_are() {
    let case = Case::new().file("a.yaml", notice());
    case.run("issue a.yaml --so 5 --ngay 5/11/2026 --nguoi-ky An").code(0);
    let text = read(&case, "a.yaml");
    let watching = Watching::start(&case, "soan a.yaml");
    watching.until(|state| state["moi"] == true);
    let closed = watching.address.json("van-ban/0/mau")["khoa"]["cau"].clone();
    assert!(closed.as_str().unwrap().starts_with("`a.yaml`: văn bản đã phát hành"), "{closed}");
    let mark = field(&watching, &json!(["trich_yeu"]))["dau"].clone();
    let (code, told) =
        post(&watching, &json!({"viec": "ghi", "cho": ["trich_yeu"], "gia_tri": "x", "dau": mark}));
    assert_eq!((code, &told["cau"]), (422, &closed));
    assert_eq!(read(&case, "a.yaml"), text);
    let case = Case::new().file("b.yaml", notice());
    let watching = Watching::start(&case, "watch b.yaml");
    assert_eq!(watching.until(|state| state["moi"] == true)["sua_duoc"], false);
    assert_eq!(status(&watching.address.get("van-ban/0/mau")), 404);
    assert_eq!(
        post(&watching, &json!({"viec": "ghi", "cho": ["trich_yeu"], "gia_tri": "x", "dau": ""})).0,
        404
    );
}

/// What a stranger, a broken page or a program of the machine may send.
#[test]
fn only_the_page_may_change_anything_and_only_papers() {
    let case = Case::new().file("a.yaml", notice()).file("b.yaml", notice());
    let watching = Watching::start(&case, "soan a.yaml");
    watching.until(|state| state["moi"] == true);
    let address = &watching.address;
    let edit =
        json!({"viec": "xoa", "cho": ["trich_yeu"], "dau": field(&watching, &json!(["trich_yeu"]))["dau"]});
    let body = edit.to_string();
    let asked = |path: &str, headers: &str, body: &str| {
        let host = &address.host;
        let request =
            format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n{body}");
        status(&address.send(request.as_bytes()))
    };
    let origin = format!("Origin: http://{}\r\n", address.host);
    let (json, length) =
        ("Content-Type: application/json\r\n", format!("Content-Length: {}\r\n", body.len()));
    let own = format!("/{}/van-ban/0/sua", address.token);
    assert_eq!(asked(&own, &format!("{json}{length}"), &body), 403);
    assert_eq!(asked(&own, &format!("Origin: http://example.org\r\n{json}{length}"), &body), 403);
    assert_eq!(asked(&own, &format!("{origin}{json}{length}Sec-Fetch-Site: cross-site\r\n"), &body), 403);
    assert_eq!(asked(&own, &format!("{origin}Content-Type: text/plain\r\n{length}"), &body), 415);
    assert_eq!(asked(&own, &format!("{origin}{json}"), &body), 411);
    assert_eq!(asked(&own, &format!("{origin}{json}Content-Length: 99999999\r\n"), &body), 413);
    assert_eq!(asked(&own, &format!("{origin}{json}Transfer-Encoding: chunked\r\n"), "0\r\n\r\n"), 413);
    assert_eq!(
        asked(&own.replace(&address.token, &"0".repeat(32)), &format!("{origin}{json}{length}"), &body),
        404
    );
    for way in
        ["van-ban/1/sua", "van-ban/0/sua/", "van-ban/0", "van-ban/../0/sua", "sua", "", "van-ban/0/mau"]
    {
        assert_eq!(address.post(way, &edit).0, 404, "{way}");
    }
    for strange in
        [json!({}), json!([]), json!({"viec": "doc", "cho": []}), json!({"viec": "ghi", "tep": "../b.yaml"})]
    {
        assert_eq!(post(&watching, &strange).0, 400, "{strange}");
    }
    // No field is a file, and no file a field.
    for way in [json!([]), json!(["../b.yaml"]), json!(["noi_nhan", 9]), json!([0])] {
        let (code, told) = post(&watching, &json!({"viec": "xoa", "cho": way, "dau": "x"}));
        assert_eq!(code, 409, "{way} {told}");
    }
    assert_eq!((read(&case, "a.yaml"), read(&case, "b.yaml")), (notice(), notice()));
    assert_eq!(post(&watching, &edit).0, 200);
    assert_eq!(read(&case, "a.yaml"), notice().replace("trich_yeu: Kiểm tra kênh mương năm 2026\n", ""));
}
