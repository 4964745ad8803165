//! What helps to begin and to type: starters, the schema, completions.

use expect_test::expect;

use crate::harness::Case;

/// The name that is asked for is one that the commands to come read.
#[test]
fn a_starter_gets_a_name_that_can_be_built() {
    let case = Case::new();
    case.run("new ke_hoach --out a.txt").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `a.txt`: tệp của văn bản phải có đuôi .yaml hoặc .yml
        gợi ý: viết `--out a.yaml`
    "#]]);
    case.run("new ke_hoach --out ke-hoach").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `ke-hoach`: tệp của văn bản phải có đuôi .yaml hoặc .yml
        gợi ý: viết `--out ke-hoach.yaml`
    "#]]);
    case.run("new ke_hoach --out nul.yaml").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `nul.yaml`: Windows không cho đặt tên tệp hay thư mục là `NUL`
        gợi ý: đặt tên khác, dài hơn
    "#]]);
    case.run("new phap_luat --out luat.yaml").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `luat.yaml`: sổ văn bản pháp luật chỉ được đọc khi tên tệp là `phap_luat.yaml`
        gợi ý: viết `--out phap_luat.yaml`
    "#]]);
    assert_eq!(case.files(""), [""; 0]);
    case.run("new ke_hoach --out xa/A.YML").code(0);
    case.run("build xa/A.YML --format txt").code(0);
    case.run("new phap_luat --out xa").code(0);
    assert_eq!(case.files(""), ["out/A.txt", "xa/A.YML", "xa/phap_luat.yaml"]);
}

/// A starter can be written at once and never takes the place of a file by itself.
#[test]
fn a_starter_builds_as_it_is() {
    let case = Case::new();
    case.run("new quyet_dinh")
        .code(0)
        .stdout(expect![[r#"
        Đã tạo quyet-dinh.yaml
        Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:
          vanban build quyet-dinh.yaml
    "#]])
        .stderr(expect![[""]]);
    case.run("build quyet-dinh.yaml --message-format short")
        .code(0)
        .stdout(expect![[r#"
            quyet-dinh.yaml → out/quyet-dinh.pdf, out/quyet-dinh.docx
            Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 21 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            quyet-dinh.yaml:19:10: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
            quyet-dinh.yaml:21:12: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
            quyet-dinh.yaml:31:41: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
            quyet-dinh.yaml:31:98: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
            quyet-dinh.yaml:37:3: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[Tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu của văn bản giao nhiệm vụ]`
            quyet-dinh.yaml:38:39: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
            quyet-dinh.yaml:38:64: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số]`
            quyet-dinh.yaml:38:81: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[ngày, tháng, năm]`
            quyet-dinh.yaml:43:58: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
            quyet-dinh.yaml:43:115: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
            quyet-dinh.yaml:52:13: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên tỉnh]`
            quyet-dinh.yaml:62:26: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
            quyet-dinh.yaml:62:83: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
            quyet-dinh.yaml:64:17: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu của văn bản giao nhiệm vụ]`
            quyet-dinh.yaml:64:141: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
            quyet-dinh.yaml:64:178: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
            quyet-dinh.yaml:72:48: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
            quyet-dinh.yaml:79:42: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
            quyet-dinh.yaml:103:51: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
            quyet-dinh.yaml:104:49: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
            quyet-dinh.yaml:124:52: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
        "#]]);
    let case = case.file("quyet-dinh.yaml", "của tôi");
    case.run("new quyet-dinh").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: đã có tệp `quyet-dinh.yaml`, không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
    assert_eq!(case.read("quyet-dinh.yaml"), "của tôi".as_bytes());
    case.run("tao quyet_dinh --force").code(0);
    assert!(case.read("quyet-dinh.yaml").len() > 1000);
    case.run("new quyet_dinh --out moi/b.yaml").code(0).stdout(expect![[r#"
        Đã tạo moi/b.yaml
        Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:
          vanban build moi/b.yaml
    "#]]);
    let text = String::from_utf8(case.read("moi/b.yaml")).unwrap();
    assert!(text.contains("\n#   vanban issue moi/b.yaml --so 206 "), "{text}");
    assert_eq!(
        case.files("."),
        ["moi/b.yaml", "out/quyet-dinh.docx", "out/quyet-dinh.pdf", "quyet-dinh.yaml"]
    );
    case.run("new quyet_din").code(2).stderr(expect![[r#"
        lỗi: không có loại văn bản `quyet_din`
        gợi ý: có phải ý bạn là `quyet_dinh`?
    "#]]);
}

/// A kind without a starter written by hand has one made from what may be written.
#[test]
fn a_starter_of_any_kind() {
    let case = Case::new();
    case.run("new giay-moi").code(0);
    case.run("build giay-moi.yaml").code(0);
    let text = String::from_utf8(case.read("giay-moi.yaml")).unwrap();
    let (_, components) = text.split_once("\n\n").unwrap();
    expect![[r#"
        loai: giay_moi

        # Cơ quan ban hành. Tên cơ quan như in ở đầu văn bản, mỗi dòng một mục.
        co_quan:
          # chu_quan: [UBND thành phố Hà Nội]  # cơ quan chủ quản trực tiếp
          # Tên cơ quan ban hành; ví dụ, mỗi dòng một mục: Ủy ban nhân dân / xã An Bình
          ten: |
            [tên cơ quan ban hành]

        # bien: {giai_doan: 2026 - 2030}  # các biến của văn bản
        # vien_dan: {to_trinh: to-trinh.yaml}  # các văn bản viện dẫn theo tệp
        # Ký xong thì cấp số, ngày: vanban issue giay-moi.yaml --so 05 --ngay 31/10/2026
        ky_hieu: GM-UBND  # ký hiệu văn bản
        dia_danh: "[địa danh]"  # ví dụ: Hà Nội
        nam: 2026  # năm ban hành của bản dự thảo
        # ban: giay  # bản giấy hay bản điện tử
        # chu_ky_so: có  # ô ký số trong tệp PDF
        # trang_thai: du_thao  # trạng thái
        # lan_du_thao: 2  # lần dự thảo
        # do_khan: khan  # mức độ khẩn
        # pham_vi_luu_hanh: noi_bo  # chỉ dẫn phạm vi lưu hành

        # Trích yếu nội dung; ví dụ: Thực hiện nhiệm vụ …
        trich_yeu: |
          [trích yếu nội dung]

        # Thông tin riêng của Giấy mời
        thong_tin:
          dia_diem: |
            [địa điểm họp]
          kinh_moi: |
            [người, cơ quan được mời]
          thoi_gian: |
            [thời gian họp]
          toi_du: |
            [tên cuộc họp, hội nghị]
          # chu_tri: …  # người chủ trì

        # noi_dung: [{muc: Mục tiêu, loi_van: …}]  # nội dung

        # Nơi nhận; ví dụ, mỗi dòng một mục: Các Sở / Các xã
        noi_nhan: |
          [nơi nhận]

        # luu: {don_vi: KT}  # nơi lưu
        # soan_thao: {nguoi: PL, so_ban: 300}  # ký hiệu người soạn thảo và số lượng bản phát hành

        # Người ký. Quyền hạn, chức vụ, họ tên (để trống khi còn là dự thảo); quyền cấp trưởng thì ghi quyen thay cho chuc_vu.
        nguoi_ky:
          # thay_mat: Ủy ban nhân dân  # ký thay mặt tập thể (TM.)
          # ky_thay: Chủ tịch  # ký thay người đứng đầu (KT.)
          # thua_lenh: Chủ tịch  # ký thừa lệnh (TL.)
          # thua_uy_quyen: Chủ tịch  # ký thừa ủy quyền (TUQ.)
          chuc_vu: "[chức vụ]"  # ví dụ: Phó Chủ tịch
          # chuc_vu_khac: Giám đốc Sở Nội vụ  # chức vụ trong cơ quan của người ký thay tổ chức tư vấn, in trên họ tên
          # ho_ten: Nguyễn Văn An  # họ và tên
          # anh_chu_ky: {tep: chu-ky.png}  # ảnh chữ ký
          # anh_dau: {tep: dau.png, rong: 36}  # ảnh con dấu

        # lien_he: {dia_chi: …, dien_thoai: …}  # địa chỉ cơ quan ở cuối trang đầu
        # phu_luc: [{ten: Danh mục nhiệm vụ, loi_van: …}]  # phụ lục
    "#]]
    .assert_eq(components);
}

/// An office's own kind has a starter, and its own starter stands before any other.
#[test]
fn an_office_has_its_own_starters() {
    let case = Case::from_dir("cases/new_kind");
    case.run("new to_khai --out moi.yaml").code(0);
    case.run("build moi.yaml").code(0);
    let own = "loai: ke_hoach\n";
    let case = case.file("templates/moi/ke_hoach.yaml", own);
    case.run("new ke_hoach").code(0);
    assert_eq!(case.read("ke-hoach.yaml"), own.as_bytes());
    assert!(case.run("schema").code(0).text().contains(r#""const": "to_khai""#));
}

/// The schema is one JSON value, the same each time, on stdout or in a file.
#[test]
fn the_schema_in_a_file() {
    let case = Case::new();
    case.run("schema --out a/vanban.schema.json")
        .code(0)
        .stdout(expect![[r#"
        Đã ghi a/vanban.schema.json
        Tiếp theo: thêm dòng sau vào đầu tệp YAML cùng thư mục, rồi mở bằng VS Code có tiện ích YAML:
          # yaml-language-server: $schema=./vanban.schema.json
    "#]])
        .stderr(expect![[""]]);
    let written = String::from_utf8(case.read("a/vanban.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(case.run("luoc-do").code(0).text(), written);
    // Written again, it takes the place of the old one.
    case.run("schema --out a/vanban.schema.json").code(0);
}

/// Each shell is offered the commands and their options; kinds of documents where it can be.
#[test]
fn completions_of_each_shell() {
    let case = Case::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = case.run(&format!("completions {shell}")).code(0).text();
        for word in ["build", "completions", "message-format"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
        if ["bash", "zsh"].contains(&shell) {
            assert!(script.contains("giay_moi"), "{shell}");
        }
    }
    case.run("hoan-thanh tcsh").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `<TRÌNH LỆNH>` không nhận giá trị `tcsh`
        gợi ý: có phải là `zsh`?
    "#]]);
}

/// Each command has a page for `man`, with Vietnamese headings and its help; a command by its other
/// name has the same page, and one that is not there is named with those that are.
#[test]
fn pages_for_man() {
    let case = Case::new();
    let page = case.run("man completions").code(0).text();
    expect![[r#"
        .ie \n(.g .ds Aq \(aq
        .el .ds Aq '
        .TH vanban-completions 1  "vanban […]" "Sổ tay vanban"
        .SH TÊN
        vanban\-completions \- In kịch bản để phím Tab gợi ý lệnh và tùy chọn (cũng viết: hoan\-thanh)
        .SH "CÁCH DÙNG"
        \fBvanban completions\fR <TRÌNH LỆNH>
        .SH "MÔ TẢ"
        In kịch bản để phím Tab gợi ý lệnh và tùy chọn (cũng viết: hoan\-thanh)
        .SH "THAM SỐ"
        .TP
        <\fITRÌNH LỆNH\fR>
        Trình lệnh đang dùng: bash, zsh, fish, powershell, elvish
        .SH "TÙY CHỌN"
        .TP
        \fB\-h\fR, \fB\-\-help\fR
        In trợ giúp
        .SH "KHI XỬ LÝ TỆP CỦA NGƯỜI LẠ"
        .TP
        \fB\-\-gioi\-han\fR \fI<THƯ MỤC>\fR
        Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết; giới hạn cả thời gian, bộ nhớ
        .TP
        \fB\-\-gioi\-han\-giay\fR \fI<GIÂY>\fR
        Cùng \-\-gioi\-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5 giây thì dừng [không nêu: 600]
        .TP
        \fB\-\-gioi\-han\-mb\fR \fI<MB>\fR
        Cùng \-\-gioi\-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux [không nêu: 2048]
        .SH "NÓI THÊM"
        Ghi kịch bản vào tệp mà trình lệnh đọc lúc mở, rồi mở lại cửa sổ lệnh.

        Mã thoát: 0 đã in; 2 không chạy được.

        Ví dụ:
          vanban completions bash > ~/.local/share/bash\-completion/completions/vanban
          vanban completions fish > ~/.config/fish/completions/vanban.fish
          vanban completions powershell >> $PROFILE
    "#]]
    .assert_eq(&page.replace(env!("CARGO_PKG_VERSION"), "[…]"));
    for command in ["", "build", "issue", "batch", "verify", "new", "tree", "budget", "budget show", "schema"]
    {
        let page = case.run(&format!("man {command}")).code(0).text();
        let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
        let known = ["TÊN", "\"CÁCH DÙNG\"", "\"MÔ TẢ\"", "\"THAM SỐ\"", "\"TÙY CHỌN\"", "LỆNH"];
        let known =
            [&known[..], &["\"KHI XỬ LÝ TỆP CỦA NGƯỜI LẠ\"", "\"NÓI THÊM\"", "\"PHIÊN BẢN\""]].concat();
        assert_eq!(headings.iter().find(|heading| !known.contains(heading)), None, "{command}");
        assert!(headings.len() > 3, "{command}: {headings:?}");
    }
    assert_eq!(case.run("man kinh-phi xem").code(0).text(), case.run("man budget show").code(0).text());
    assert_eq!(case.run("man cay").code(0).text(), case.run("man tree").code(0).text());
    case.run("man build x").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `vanban build` không có lệnh con, không có `x`
        gợi ý: trang hướng dẫn của lệnh này: `vanban man build`
    "#]]);
    case.run("man kinh-phi xem x").code(2).stderr(expect![[r#"
        lỗi: `vanban budget show` không có lệnh con, không có `x`
        gợi ý: trang hướng dẫn của lệnh này: `vanban man budget show`
    "#]]);
    case.run("man xyz").code(2).stderr(expect![[r#"
        lỗi: không có lệnh `xyz` trong `vanban`
        gợi ý: dùng được: `lsp`, `new`, `man`, `soan`, `norm` và 15 từ khác
    "#]]);
    case.run("man budget biuld").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không có lệnh `biuld` trong `vanban budget`
        gợi ý: dùng được: `show`, `export`, `import`, `diff`
    "#]]);
}
