//! The grid of a table: what is told of it and what is posted for it, over sockets, and the whole file behind it.

use serde_json::{Value, json};

use super::command::Watching;
use super::notice;
use crate::harness::Case;

const APPENDIX: &str = "\
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: ten, ten: Nội dung, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: tong, ten: Cộng, kieu: tong_hang}
      nhiem_vu:
        - {ten: Nạo vét, kinh_phi: {2026: 10}}
        - {ten: Sửa cống, kinh_phi: {2026: 20}}  # đã duyệt
";

/// The grid of the form, once what it is made of has these totals.
fn grid(watching: &Watching, totals: &str) -> Value {
    fn down(fields: &Value) -> Option<Value> {
        fields.as_array()?.iter().find_map(|one| match one["luoi"].is_null() {
            true => down(&one["truong"]),
            false => Some(one["luoi"].clone()),
        })
    }
    for _ in 0..600 {
        let form = watching.address.json("van-ban/0/mau");
        let found = form["nhom"].as_array().into_iter().flatten().find_map(|group| down(&group["truong"]));
        let total = |grid: &Value| Some(grid["hang"].as_array()?.last()?["o"][1]["t"] == totals);
        if let Some(grid) = found.filter(|grid| total(grid) == Some(true)) {
            return grid;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("{totals}")
}

/// A figure, a new row, a row that goes: one step each, the sums follow, the file has just that change.
#[test]
fn a_table_is_edited_as_a_grid_and_its_sums_follow() {
    let text = notice() + APPENDIX;
    let case = Case::new().file("a.yaml", &text);
    let watching = Watching::start(&case, "soan a.yaml");
    watching.until(|state| state["moi"] == true);
    let read = || String::from_utf8(case.read("a.yaml")).unwrap();
    let table = json!(["phu_luc", 0, "bang"]);
    let post = |mark: &Value, change: Value| {
        watching
            .address
            .post("van-ban/0/sua", &json!({"viec": "bang", "cho": table, "dau": mark, "bang": change}))
    };
    let before = grid(&watching, "30");
    let kinds: Vec<&Value> = before["cot"].as_array().unwrap().iter().map(|column| &column["kieu"]).collect();
    assert_eq!(kinds, ["chu", "so", "tinh"]);
    let row = &before["hang"][1];
    assert_eq!(row["o"], json!([{"g": "Sửa cống"}, {"g": "20"}, {"t": "20"}]));
    let cell = json!({"hang": row["duong"], "ten": "Sửa cống", "o": [["2026", "20", "1.020,5"]]});
    let change =
        json!({"lam": "ghi", "o": [cell], "them": [[["ten", "Dọn bèo"], ["2026", "5"], ["tong", "9"]]]});
    assert_eq!(post(&before["dau"], change.clone()).0, 200);
    let new_row = "        - ten: Dọn bèo\n          kinh_phi: {2026: 5}\n";
    let changed = text.replace("{2026: 20}", "{2026: \"1.020,5\"}") + new_row;
    assert_eq!(read(), changed);
    let after = grid(&watching, "1.035,5");
    assert_eq!(after["hang"][1]["o"][2], json!({"t": "1.020,5"}));
    // What the page has not seen is asked about.
    assert_eq!(post(&before["dau"], change).0, 409);
    let seen = json!({"duong": after["hang"][0]["duong"], "o": [["ten", "Nạo vét"], ["2026", "11"]]});
    assert_eq!(post(&after["dau"], json!({"lam": "xoa", "hang": [seen]})).0, 409);
    assert_eq!(read(), changed);
    let seen = json!({"duong": after["hang"][0]["duong"], "o": [["ten", "Nạo vét"], ["2026", "10"]]});
    assert_eq!(post(&after["dau"], json!({"lam": "xoa", "hang": [seen]})).0, 200);
    assert_eq!(read(), changed.replace("        - {ten: Nạo vét, kinh_phi: {2026: 10}}\n", ""));
    grid(&watching, "1.025,5");
    for _ in 0..2 {
        assert_eq!(watching.address.post("van-ban/0/sua", &json!({"viec": "hoan_tac"})).0, 200);
    }
    assert_eq!(read(), text);
    grid(&watching, "30");
}
