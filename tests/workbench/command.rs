//! `vanban watch` and `vanban soan` as people start them: a file or a folder of theirs, the link that is printed, what
//! the page gets when a file changes.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use expect_test::expect;
use serde_json::Value;

use super::{Address, notice, now};
use crate::harness::Case;

/// The program, which ends with the value.
pub(super) struct Watching {
    child: Child,
    pub(super) address: Address,
}

impl Watching {
    pub(super) fn start(case: &Case, arguments: &str) -> Watching {
        let mut command = case.command("", &format!("{arguments} --no-browser"));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let link = first.split_once("http://").map(|(_, link)| format!("http://{link}")).unwrap();
        // Somebody must read on, or the program waits.
        thread::spawn(move || lines.for_each(drop));
        Watching { child, address: Address::of(&link) }
    }

    /// The first state of the paper that is as wanted.
    #[track_caller]
    pub(super) fn until(&self, wanted: impl Fn(&Value) -> bool) -> Value {
        self.until_at("van-ban/0/tinh-hinh", wanted)
    }

    /// The first state at a place that is as wanted.
    #[track_caller]
    pub(super) fn until_at(&self, place: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let start = now();
        let mut known = 0;
        loop {
            let state = self.address.json(&format!("{place}?sau={known}"));
            if wanted(&state) {
                return state;
            }
            known = state["lan"].as_u64().unwrap();
            assert!(start.elapsed() < Duration::from_secs(60), "{state}");
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn messages(state: &Value) -> Vec<&str> {
    state["phat_hien"].as_array().unwrap().iter().map(|one| one["cau"].as_str().unwrap()).collect()
}

/// A decision with a plan of its own file, whose figures are in a table.
fn dossier() -> Case {
    let decision = "loai: quyet_dinh\nco_quan: {ten: [Ủy ban nhân dân, xã An Bình]}\nky_hieu: QĐ-UBND\nnam: 2026\n\
        dia_danh: An Bình\ntrich_yeu: Ban hành Kế hoạch trồng rừng năm 2026\n\
        can_cu: [Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]\n\
        theo_de_nghi: Trưởng phòng Kinh tế\ndieu:\n  - Ban hành kèm theo Quyết định này Kế hoạch trồng rừng năm 2026.\n  \
        - Quyết định này có hiệu lực kể từ ngày ký.\n  \
        - Văn phòng và các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.\n\
        kem_theo: [kem/ke-hoach.yaml]\nnoi_nhan: [Như Điều 3]\nnguoi_ky: {chuc_vu: Chủ tịch}\n";
    let plan = "loai: ke_hoach\ntrich_yeu: Trồng rừng năm 2026\nnoi_dung: Trồng rừng theo phụ lục./.\nphu_luc:\n  \
        - ten: Kinh phí\n    bang:\n      don_vi: triệu đồng\n      kinh_phi: so.csv\n      cot:\n        \
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 30}\n      \
        nhiem_vu:\n        - {ma: trong, ten: Trồng rừng}\n";
    Case::new()
        .file("ho-so/quyet-dinh.yaml", decision)
        .file("ho-so/kem/ke-hoach.yaml", plan)
        .file("ho-so/kem/so.csv", "ma;2026\ntrong;1.200\n")
}

/// The paper, what is attached to it, a table of that, the office's templates and its register: each is followed,
/// and nothing is written.
#[test]
fn every_file_of_the_paper_is_followed() {
    let mut case = dossier();
    let before = case.files("");
    let watching = Watching::start(&case, "watch ho-so/quyet-dinh.yaml");
    let first = watching.until(|state| state["moi"] == true);
    assert_eq!(first["loi"], 0, "{:?}", messages(&first));
    let files: Vec<&str> =
        first["cac_tep"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(files, ["ho-so/quyet-dinh.yaml", "ho-so/kem/ke-hoach.yaml", "ho-so/kem/so.csv"]);
    let marks = |state: &Value| -> Vec<String> {
        state["trang"].as_array().unwrap().iter().map(|one| one["dau"].as_str().unwrap().to_owned()).collect()
    };
    let mut last = marks(&first);
    // The decision, the plan, its table: the page of each is another one, and no other page.
    for (file, old, new, page) in [
        ("ho-so/quyet-dinh.yaml", "ngày ký", "ngày ban hành", 0),
        ("ho-so/kem/ke-hoach.yaml", "theo phụ lục", "như phụ lục", 1),
        ("ho-so/kem/so.csv", "1.200", "1.300", 2),
    ] {
        case = case.replace(file, old, new);
        let state = watching.until(|state| state["moi"] == true && marks(state) != last);
        let now = marks(&state);
        let differ: Vec<usize> = (0..now.len()).filter(|at| now.get(*at) != last.get(*at)).collect();
        assert_eq!(differ, [page], "{file}");
        last = now;
    }
    // A theme that comes, and one that is wrong: the pages stay, and it is told what is wrong.
    case = case.file("templates/theme.yaml", "kieu: {doan_van: {co_chu: 13}}\n");
    let state = watching.until(|state| marks(state) != last || state["loi"] != 0);
    assert_eq!(state["loi"], 0, "{:?}", messages(&state));
    last = marks(&state);
    case = case.file("templates/theme.yaml", "kieu: {doan_van: {co_chu: 1}}\n");
    let state = watching.until(|state| state["loi"] != 0);
    assert_eq!((marks(&state), state["moi"].as_bool()), (last.clone(), Some(false)));
    assert_eq!(state["cac_tep"], first["cac_tep"], "the paper's own files can still be looked at");
    let told = &state["phat_hien"][0];
    assert_eq!(
        (told["cho"]["ten"].as_str(), told["cho"]["tep"].as_u64()),
        (Some("templates/theme.yaml:1:27"), None)
    );
    case = case.without("templates/theme.yaml");
    watching.until(|state| state["moi"] == true);
    // The paper goes, and comes back.
    let text = case.read("ho-so/quyet-dinh.yaml");
    case = case.without("ho-so/quyet-dinh.yaml");
    let state = watching.until(|state| state["loi"] != 0);
    assert_eq!(messages(&state), ["không đọc được `ho-so/quyet-dinh.yaml`: không có tệp hoặc thư mục này"]);
    case = case.file("ho-so/quyet-dinh.yaml", text);
    watching.until(|state| state["moi"] == true);
    assert_eq!(case.files(""), before, "nothing was written");
    assert!(!case.path("ho-so/.vanban.khoa").exists() && !case.path("out").exists());
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let case = Case::new().file("a.yaml", notice()).file("b.docx", "PK").file("con/c.yaml", "");
    case.run("watch khong-co.yaml").code(2).stderr(expect![[r#"
        lỗi: không đọc được `khong-co.yaml`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
    case.run("watch con").code(2).stderr(expect![[r#"
        lỗi: `con` là thư mục
        gợi ý: nêu một tệp YAML trong đó, hoặc xem cả thư mục: `vanban soan con`
    "#]]);
    case.run("watch b.docx").code(2).stderr(expect![[r#"
        lỗi: `b.docx` là tệp Word, không phải YAML
        gợi ý: nhập thành YAML trước: `vanban import b.docx`
    "#]]);
    case.run("watch a.yaml --port 80").code(2).stderr(expect![[r#"
        lỗi: `--port <SỐ>` không nhận giá trị `80`: phải là một số từ 1024 đến 65535
        gợi ý: xem cách dùng: `vanban watch --help`
    "#]]);
    case.run("watch a.yaml --tat-sau 0").code(2).stderr(expect![[r#"
        lỗi: `--tat-sau <PHÚT>` không nhận giá trị `0`: phải là một số phút từ 1 đến 1440 (một ngày)
        gợi ý: xem cách dùng: `vanban watch --help`
    "#]]);
    let watching = Watching::start(&case, "watch a.yaml");
    let port = watching.address.host.rsplit(':').next().unwrap();
    let told =
        case.run(&format!("watch a.yaml --no-browser --port {port}")).code(2).errors().replace(port, "[…]");
    expect![[r#"
        lỗi: cổng […] đang có chương trình khác dùng
        gợi ý: bỏ `--port`: chương trình tự chọn một cổng còn trống
    "#]]
    .assert_eq(&told);
}

/// A confined run follows the paper within its folder, and reads nothing outside of it.
#[cfg(unix)]
#[test]
fn a_confined_run_stays_in_its_folder() {
    let case = Case::new()
        .file("trong/a.yaml", notice() + "kem_theo: [../ngoai.yaml]\n")
        .file("ngoai.yaml", "loai: ke_hoach\ntrich_yeu: Ngoài\nnoi_dung: Ngoài./.\n");
    let watching = Watching::start(&case, "watch trong/a.yaml --gioi-han trong");
    let state = watching.until(|state| state["lan"] != 0);
    assert!(messages(&state).iter().any(|one| one.contains("ngoai.yaml")), "{state}");
    assert!(!state.to_string().contains("Ngoài"), "{state}");
}

/// The papers of a folder are listed with their state, as it is now; one that is asked for is shown.
#[test]
fn a_folder_is_listed_and_its_papers_are_opened() {
    let mut case = dossier().file("ho-so/thong-bao.yaml", notice()).file("ho-so/ghi-chu.yaml", "a: 1\n");
    let watching = Watching::start(&case, "soan ho-so");
    assert!(watching.address.get("").contains("danh-sach.js"));
    let papers = |state: &Value| -> Vec<(String, Option<String>, Option<u64>)> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let all = state["van_ban"].as_array().unwrap().iter();
        all.map(|one| (text(&one["tep"]).unwrap(), text(&one["trich_yeu"]), one["loi"].as_u64())).collect()
    };
    let paper =
        |name: &str, title: &str, errors| (format!("ho-so/{name}"), Some(title.to_owned()), Some(errors));
    let decision = paper("quyet-dinh.yaml", "Quyết định Ban hành Kế hoạch trồng rừng năm 2026", 0);
    let letter = paper("thong-bao.yaml", "Thông báo Kiểm tra kênh mương năm 2026", 0);
    // What is attached to another paper, and what is none, is not listed.
    watching.until_at("danh-sach", |state| papers(state) == [decision.clone(), letter.clone()]);
    // A fault of an attached file is one of its paper; the subject stays known.
    case = case.replace("ho-so/kem/ke-hoach.yaml", "loai: ke_hoach", "loai: ke_hoac");
    let broken = (decision.0.clone(), decision.1.clone(), Some(1));
    watching.until_at("danh-sach", |state| papers(state) == [broken.clone(), letter.clone()]);
    case = case.replace("ho-so/kem/ke-hoach.yaml", "loai: ke_hoac", "loai: ke_hoach");
    watching.until_at("danh-sach", |state| papers(state) == [decision.clone(), letter.clone()]);
    // Papers come and go; a paper keeps its number.
    case = case.file("ho-so/a.yaml", notice().replace("Kiểm tra kênh mương năm", "Nạo vét kênh mương năm"));
    let new = paper("a.yaml", "Thông báo Nạo vét kênh mương năm 2026", 0);
    let state = watching
        .until_at("danh-sach", |state| papers(state) == [new.clone(), decision.clone(), letter.clone()]);
    let numbers: Vec<u64> =
        state["van_ban"].as_array().unwrap().iter().map(|one| one["so"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [2, 0, 1]);
    let opened = watching.until_at("van-ban/1/tinh-hinh", |state| state["moi"] == true);
    assert_eq!(
        (opened["tep"].as_str(), opened["trang"].as_array().unwrap().len()),
        (Some("ho-so/thong-bao.yaml"), 2)
    );
    case = case.replace("ho-so/thong-bao.yaml", "Yêu cầu", "Đề nghị");
    watching.until_at("van-ban/1/tinh-hinh", |state| state["trang"] != opened["trang"]);
    case = case.without("ho-so/a.yaml");
    watching.until_at("danh-sach", |state| papers(state) == [decision.clone(), letter.clone()]);
    assert!(!case.path("ho-so/.vanban.khoa").exists() && !case.path("out").exists());
}

/// Of one file there is no list, but its page.
#[test]
fn one_file_needs_no_list() {
    let case = Case::new().file("a.yaml", notice());
    let watching = Watching::start(&case, "soan a.yaml");
    assert!(watching.address.get("").contains("ban.js"));
    watching.until(|state| state["moi"] == true);
    assert_eq!(super::status(&watching.address.get("danh-sach")), 404);
    case.run("soan").code(2).stderr(expect![[r#"
        lỗi: chưa nêu thư mục nào, và ở đây không có thư mục `content/`
        gợi ý: nêu thư mục có văn bản: `vanban soan <THƯ MỤC>`; chưa có văn bản nào thì tạo: `vanban new quyet_dinh`
    "#]]);
    case.run("soan khong-co").code(2).stderr(expect![[r#"
        lỗi: không đọc được `khong-co`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
}

#[test]
fn help() {
    Case::new().run("soan --help").code(0).stdout(expect![[r#"
        Soạn văn bản trong trình duyệt: các ô để điền cạnh trang như sẽ in, không cần biết YAML (cũng viết:
        open)

        Cách dùng: vanban soan [TỆP|THƯ MỤC] [TÙY CHỌN]

        Tham số:
          [TỆP|THƯ MỤC]  Thư mục có các tệp YAML, hoặc một tệp [không nêu: content]

        Tùy chọn:
              --no-browser          Chỉ in liên kết, không mở trình duyệt
              --port <SỐ>           Cổng của liên kết [không nêu: cổng quen của thư mục, hoặc một cổng còn
                                    trống]
              --tat-sau <PHÚT>      Không trang nào mở trong số phút này thì kết thúc [không nêu: 10]
              --font-dir <THƯ MỤC>  Thư mục có bốn tệp phông Times New Roman, để nhúng vào PDF [không nêu:
                                    phông đi kèm, cùng bề rộng chữ]
          -h, --help                In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

        Mở văn bản trong trình duyệt của máy này: các trang như sẽ in, cạnh đó là các ô để điền theo thứ tự
        của văn bản. Gõ vào ô thì tệp và trang đổi theo; thêm, bỏ, chuyển chỗ các điều, nơi nhận, phụ lục
        bằng nút; lỗi đứng ở ô của nó; Hoàn tác, Làm lại được. Mỗi chỗ sửa chỉ đổi một giá trị trong tệp
        YAML, mọi byte khác giữ nguyên; tệp bị sửa ở nơi khác thì hỏi, không ghi đè. Văn bản đã phát hành
        thì chỉ xem.
        Nêu thư mục thì có danh sách văn bản như `vanban build` tìm: tên tệp, trích yếu, đã phát hành chưa,
        bao nhiêu lỗi, cảnh báo, lưu ý; bấm vào một văn bản để soạn. “Văn bản mới” lập từ mẫu có sẵn, từ văn
        bản năm trước, từ mẫu của thành phố, tỉnh cho một phường, xã, từ tệp Word; “Xuất PDF, Word” ghi vào
        out như `vanban build` rồi tải về; “Kinh phí”, “Cấp số” làm như `vanban budget`, `vanban issue`; mẫu
        nhiều địa phương có bảng các nơi để kiểm tra, xuất như `vanban batch`; “So hai bản” làm như `vanban
        redline`. Không nối ra mạng; chỉ máy này mở được.

        Mã thoát: 0 đã đóng trang; 2 không chạy được.

        Ví dụ:
          vanban soan quyet-dinh.yaml
          vanban soan ho-so
          vanban open ho-so --no-browser --port 4000
    "#]]);
    Case::new().run("watch --help").code(0).stdout(expect![[r#"
        Xem văn bản trong trình duyệt khi đang soạn: trang như sẽ in, lỗi bên cạnh (cũng viết: theo-doi)

        Cách dùng: vanban watch <TỆP> [TÙY CHỌN]

        Tham số:
          <TỆP>  Tệp YAML của văn bản

        Tùy chọn:
              --no-browser          Chỉ in liên kết, không mở trình duyệt
              --port <SỐ>           Cổng của liên kết [không nêu: cổng quen của thư mục, hoặc một cổng còn
                                    trống]
              --tat-sau <PHÚT>      Không trang nào mở trong số phút này thì kết thúc [không nêu: 10]
              --font-dir <THƯ MỤC>  Thư mục có bốn tệp phông Times New Roman, để nhúng vào PDF [không nêu:
                                    phông đi kèm, cùng bề rộng chữ]
          -h, --help                In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

        Mở trang trong trình duyệt của máy này: các trang đúng như sẽ in, danh sách lỗi, cảnh báo, lưu ý và
        tệp nguồn bên cạnh. Sửa tệp bằng trình soạn thảo nào cũng được, mỗi lần lưu trang đổi theo; tệp kèm
        theo, bảng, mẫu trình bày, sổ văn bản pháp luật của văn bản cũng được theo dõi.
        Bấm vào một chữ trên trang thì thấy trường và dòng của chữ đó trong tệp; bấm vào một lỗi thì thấy
        chỗ của lỗi trên trang. Văn bản còn lỗi thì trang của lần trước ở lại, có ghi rõ.
        Không ghi tệp nào, không nối ra mạng: chỉ máy này mở được, bằng đúng liên kết in ra. Không còn trang
        nào mở một lúc thì lệnh kết thúc; Ctrl+C dừng ngay.

        Mã thoát: 0 đã đóng trang; 2 không chạy được.

        Ví dụ:
          vanban watch quyet-dinh.yaml
          vanban theo-doi quyet-dinh.yaml --no-browser
          vanban watch quyet-dinh.yaml --port 4000 --tat-sau 60
    "#]]);
}

/// What a browser keeps is kept by the address of the page and by the file: it is found when the program is started
/// again, and by no paper of the same name in another folder.
#[test]
fn drafts_are_of_one_file_whenever_it_is_opened() {
    let paper = "loai: ke_hoach\n";
    let case = Case::new().file("phuong-a/ke-hoach.yaml", paper).file("phuong-b/ke-hoach.yaml", paper);
    let opened = |folder: &str| {
        let soan = Watching::start(&case, &format!("soan {folder}/ke-hoach.yaml"));
        let state = soan.until(|state| state["sua_duoc"] == true);
        (soan.address.host.clone(), state["ma_tep"].as_str().unwrap().to_owned())
    };
    let (first, again, other) = (opened("phuong-a"), opened("phuong-a"), opened("phuong-b"));
    assert_eq!(first, again);
    assert_ne!(first.1, other.1);
}
