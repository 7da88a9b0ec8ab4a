package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.json.Json;
import switchboard.persistence.TestDatabase;

/** What becomes of a plugin's data: exported, kept and taken up again, purged. */
class PluginDataTest {

    private static final String ID = "org.example.shelf";

    private @TempDir Path folder;
    private PluginDesk desk;

    @BeforeEach
    void open() {
        desk = new PluginDesk(folder);
        desk.start();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    static FixturePlugin shelf(String version) {
        return new FixturePlugin(ID, version)
                .manifest("switchboard.mount", "shelf")
                .manifest("switchboard.tables", "shelf_")
                .contributing("contributions.migrations(new MigrationSet(\"db/migration\"));"
                        + " contributions.permission(new Permission(\"book:read\", \"Read\", Map.of()));")
                .file(
                        "classes/db/migration/V1__writers.sql",
                        "create table if not exists shelf_writer"
                                + " (id binary(16) primary key, name varchar(100) not null) engine=InnoDB")
                .file(
                        "classes/db/migration/V2__books.sql",
                        "create table if not exists shelf_a_book ("
                                + "id binary(16) primary key, writer binary(16) null, title text not null, cover blob null,"
                                + " price decimal(10,2) null, bought datetime(6) null, shown boolean not null default true,"
                                + " upper_title text as (upper(title)) virtual,"
                                + " foreign key (writer) references shelf_writer (id)) engine=InnoDB")
                .file("classes/db/migration/V3__number.sql", "create sequence if not exists shelf_number start with 7")
                .file(
                        "classes/db/migration/V4__cheap.sql",
                        "create or replace view shelf_z_cheap as select * from shelf_a_book where price < 10")
                .file(
                        "classes/db/migration/V5__cheapest.sql",
                        "create or replace view shelf_cheapest as select * from shelf_z_cheap where price < 5");
    }

    private void fill() {
        sql("insert into shelf_writer values (unhex('00000000000070008000000000000009'), 'Ödla \"Q\"')");
        sql("insert into shelf_a_book (id, writer, title, cover, price, bought) values"
                + " (unhex('00000000000070008000000000000001'), unhex('00000000000070008000000000000009'),"
                + " 'one\\ntwo', x'00ff10', 4.50, '2026-01-02 03:04:05.678901'),"
                + " (unhex('00000000000070008000000000000002'), null, '', null, null, null)");
        sql("do nextval(shelf_number)");
    }

    private void sql(String statement) {
        desk.database.transactions().read(dsl -> dsl.execute(statement));
    }

    private List<String> names(String query) {
        return desk.database.transactions().read(dsl -> dsl.fetch(query).getValues(0, String.class));
    }

    private static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private byte[] download(String path) throws Exception {
        HttpResponse<byte[]> answer =
                desk.client.send(desk.request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        return answer.body();
    }

    @Test
    void anExportHoldsEverythingAndCanBeReplayed() throws Exception {
        desk.enable(shelf("1.0.0"), ID);
        fill();
        Files.createDirectories(folder.resolve("plugin-data").resolve(ID).resolve("deep"));
        Files.writeString(folder.resolve("plugin-data").resolve(ID).resolve("deep/note.txt"), "a file");

        Map<String, String> zip = unzip(download("plugins/" + ID + "/data"));

        assertThat(zip.keySet())
                .containsExactly(
                        "schema.sql",
                        "data/flyway_org$example$shelf.ndjson",
                        "data/shelf_a_book.ndjson",
                        "data/shelf_writer.ndjson",
                        "settings.json",
                        "files/deep/note.txt",
                        "manifest.json");
        assertThat(zip.get("data/shelf_a_book.ndjson").lines())
                .containsExactly(
                        "{\"id\":\"00000000-0000-7000-8000-000000000001\",\"writer\":\"00000000-0000-7000-8000-000000000009\","
                                + "\"title\":\"one\\ntwo\",\"cover\":\"AP8Q\",\"price\":4.50,"
                                + "\"bought\":\"2026-01-02 03:04:05.678901\",\"shown\":1}",
                        "{\"id\":\"00000000-0000-7000-8000-000000000002\",\"writer\":null,\"title\":\"\",\"cover\":null,"
                                + "\"price\":null,\"bought\":null,\"shown\":1}");
        assertThat(zip.get("data/flyway_org$example$shelf.ndjson")).contains("V5__cheapest.sql");
        assertThat(Json.parseObject(zip.get("manifest.json")))
                .containsEntry("plugin", ID)
                .containsEntry("version", "1.0.0")
                .containsEntry("prefixes", List.of("shelf_"))
                .extractingByKey("tables")
                .asString()
                .contains("shelf_a_book={rows=2", "price=number", "cover=base64", "writer=uuid");

        try (TestDatabase empty = TestDatabase.createEmpty()) {
            for (String statement : zip.get("schema.sql").split(";\n")) {
                if (!statement.isBlank()) {
                    // Only the connection that switched the check off has it off.
                    empty.transactions().inTransaction(work -> {
                        work.dsl().execute("set foreign_key_checks = 0");
                        return work.dsl().execute(statement);
                    });
                }
            }
            List<String> made =
                    empty.transactions().read(dsl -> dsl.fetch("show tables").getValues(0, String.class));
            assertThat(made)
                    .contains("shelf_a_book", "shelf_writer", "shelf_number", "shelf_z_cheap", "shelf_cheapest");
            Object next = empty.transactions().read(dsl -> dsl.fetchValue("select nextval(shelf_number)"));
            assertThat(((Number) next).longValue()).as("the sequence goes on").isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void anExportWorksWhateverBecameOfThePlugin() throws Exception {
        desk.enable(shelf("1.0.0"), ID);
        fill();
        require(desk.post("plugins/" + ID + "/disable"), 200);
        assertThat(unzip(download("plugins/" + ID + "/data")).get("data/shelf_a_book.ndjson"))
                .hasLineCount(2);

        require(desk.delete("plugins/" + ID + "?data=keep"), 204);

        assertThat(desk.get("plugins/" + ID).statusCode()).isEqualTo(404);
        assertThat(unzip(download("plugins/" + ID + "/data")).get("data/shelf_a_book.ndjson"))
                .hasLineCount(2);
        assertThat(json(require(desk.get("plugins/kept-data"), 200)).get("items"))
                .asString()
                .contains("id=" + ID, "version=1.0.0", "tables=[shelf_]", "state=kept");
        require(desk.get("plugins/nobody/data"), 404);
    }

    @Test
    void aFailureInTheMiddleLeavesNoWholeZip() throws Exception {
        desk.enable(shelf("1.0.0"), ID);
        fill();
        manyWriters();
        HttpResponse<InputStream> answer = desk.client.send(
                desk.request("plugins/" + ID + "/data").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            body.readNBytes(100);
            List<String> reading = Awaitility.await()
                    .until(
                            () -> names("select cast(id as char) from information_schema.processlist where db ="
                                    + " database() and id <> connection_id() and info like 'SELECT%shelf_writer%'"),
                            found -> found.size() == 1);
            sql("kill " + reading.getFirst());

            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(unzip(download("plugins/" + ID + "/data"))).containsKey("manifest.json");
    }

    /** More than the buffers on the way hold, so that an export is under way until it is read. */
    private void manyWriters() {
        for (int from = 0; from < 300_000; from += 30_000) {
            sql("insert into shelf_writer select substr(unhex(sha2(concat('w', seq), 256)), 1, 16),"
                    + " sha2(concat('n', seq), 256) from seq_" + (from + 1) + "_to_" + (from + 30_000));
        }
    }

    @Test
    void keptDataIsTakenUpAgain() {
        desk.enable(shelf("1.1.0"), ID);
        fill();
        require(desk.delete("plugins/" + ID + "?data=keep"), 204);

        assertThat(json(require(desk.upload(shelf("1.0.0").zip()), 409)))
                .containsEntry("code", "plugin.version_lower")
                .extractingByKey("detail")
                .asString()
                .contains("1.1.0");
        assertThat(json(require(
                        desk.upload(new FixturePlugin("other", "1.0.0")
                                .manifest("switchboard.mount", "shelves")
                                .manifest("switchboard.tables", "shelf_")
                                .zip()),
                        409)))
                .containsEntry("code", "plugin.tables_taken");
        assertThat(json(require(
                        desk.upload(new FixturePlugin("other", "1.0.0")
                                .manifest("switchboard.mount", "shelf")
                                .zip()),
                        409)))
                .containsEntry("code", "plugin.mount_taken");

        desk.enable(
                shelf("1.2.0")
                        .file(
                                "classes/db/migration/V6__pages.sql",
                                "alter table shelf_a_book add if not exists pages int"),
                ID);
        assertThat(names("select title from shelf_a_book order by id")).containsExactly("one\ntwo", "");
        assertThat(names("select script from `flyway_org$example$shelf` order by installed_rank"))
                .endsWith("V5__cheapest.sql", "V6__pages.sql");
        assertThat(json(require(desk.get("plugins/kept-data"), 200)).get("items"))
                .isEqualTo(List.of());
    }

    @Test
    void aSchemaMigratedInPartIsTakenUp() {
        require(
                desk.upload(shelf("1.0.0")
                        .file("classes/db/migration/V6__broken.sql", "alter table shelf_a_book add x nonsense")
                        .zip()),
                201);
        require(desk.post("plugins/" + ID + "/enable"), 422);
        assertThat(names("show tables")).contains("shelf_a_book", "shelf_cheapest");
        require(desk.delete("plugins/" + ID + "?data=keep"), 204);

        desk.enable(
                shelf("1.0.1")
                        .file(
                                "classes/db/migration/V6__mended.sql",
                                "alter table shelf_a_book add if not exists x int"),
                ID);

        assertThat(names("select column_name from information_schema.columns where table_schema = database()"
                        + " and table_name = 'shelf_a_book'"))
                .contains("x");
    }

    @Test
    void aPurgeTakesEverythingAlsoLater() throws IOException {
        desk.enable(shelf("1.0.0"), ID);
        fill();
        Path files = Files.createDirectories(folder.resolve("plugin-data").resolve(ID));
        Files.writeString(files.resolve("note.txt"), "a file");
        traces();
        List<String> core = names("show tables like 'core\\_%'");
        require(desk.delete("plugins/" + ID + "?data=keep"), 204);
        assertThat(files).exists();

        require(desk.delete("plugins/" + ID + "?data=keep"), 404);
        require(desk.delete("plugins/" + ID), 422);
        require(desk.delete("plugins/" + ID + "?data=purge"), 204);

        assertThat(files).doesNotExist();
        assertThat(names("show tables"))
                .noneMatch(name -> name.startsWith("shelf") || name.startsWith("flyway_org"))
                .containsAll(core);
        assertNoTraces();
        require(desk.delete("plugins/" + ID + "?data=purge"), 404);
        require(desk.get("plugins/" + ID + "/data"), 404);
        desk.enable(shelf("0.9.0"), ID);
        assertThat(names("select title from shelf_a_book")).isEmpty();
    }

    /** Everything that names a plugin, its mount or its nouns in tables of the core, as the rooms there write it. */
    private void traces() {
        sql("insert into core_setting (owner, name, value, secret, version) values ('', '', null, 0, 1)"
                + " on duplicate key update version = version");
        sql("insert into core_setting (owner, name, value, secret, version) values ('shelf', 'colour', 'red', 0, 1),"
                + " ('shelf', 'key', 'sealed', 1, 1), ('shelfish', 'colour', 'blue', 0, 1)");
        sql("insert into core_job (task_name, task_instance, execution_time, picked, version) values" + " ('queued', '"
                + ID + "/tidy/x', now(), 0, 1), ('queued', '" + ID + "x/tidy/', now(), 0, 1)");
        sql("insert into core_cursor (name, position, version, moved_at) values ('consumer:plugin:" + ID
                + ":watch', 5, 1, now()), ('consumer:plugin:" + ID + "x:watch', 5, 1, now())");
        sql("insert into core_role (role_key, name, built_in, version, created_at, updated_at) values"
                + " ('reader', 'Reader', 0, 1, now(), now())");
        sql("insert into core_role_permission (role_key, permission, scope) values ('reader', 'book:read', 'all'),"
                + " ('reader', 'booking:read', 'all')");
        sql(
                "insert into core_ticket_due (ticket_id, name, due_at, is_open, organization_id) values"
                        + " (unhex(replace(uuid(), '-', '')), 'shelf.return', now(), 1, unhex(replace(uuid(), '-', ''))), (unhex(replace(uuid(), '-', '')), 'shelfish.return', now(), 1, unhex(replace(uuid(), '-', '')))");
        sql("replace into core_personal_data (plugin_id, declarations, declared_at, version) values ('" + ID
                + "', '[]', now(), 1)");
    }

    /** Walks every column of every core table that holds text: what is left stands in the ledger. */
    private void assertNoTraces() {
        List<String> evidence = List.of("core_plugin.id", "core_journal.", "core_audit.");
        for (String table : names("show tables like 'core\\_%'")) {
            for (String column : names("select column_name from information_schema.columns where table_schema ="
                    + " database() and table_name = '" + table + "' and data_type in ('varchar', 'char', 'text',"
                    + " 'mediumtext', 'longtext')")) {
                if (evidence.stream().noneMatch((table + "." + column)::startsWith)) {
                    assertThat(names("select `" + column + "` from " + table + " where `" + column + "` regexp '"
                                    + ID.replace(".", "[.]") + "([^x]|$)' or `" + column
                                    + "` regexp '^(shelf|shelf[.].*|book:.*)$'"))
                            .as(table + "." + column)
                            .isEmpty();
                }
            }
        }
        assertThat(names("select permission from core_role_permission where role_key = 'reader'"))
                .containsExactly("booking:read");
        assertThat(names("select value from core_setting where owner <> ''")).containsExactly("blue");
        assertThat(names("select name from core_ticket_due")).containsExactly("shelfish.return");
        assertThat(names("select task_instance from core_job")).containsExactly(ID + "x/tidy/");
        assertThat(names("select version from core_setting where owner = ''")).containsExactly("2");
    }

    @Test
    void aPurgeThatWasCutOffGoesOnAtTheNextStart() throws IOException {
        desk.enable(shelf("1.0.0"), ID);
        fill();
        traces();
        Files.createDirectories(folder.resolve("plugin-data").resolve(ID));
        require(desk.delete("plugins/" + ID + "?data=keep"), 204);
        // As a server leaves it that dies after the first tables were dropped.
        sql("update core_plugin_footprint set state = 'purging'");
        sql("drop view shelf_cheapest");
        sql("drop table shelf_a_book");
        assertThat(json(require(desk.get("plugins/kept-data"), 200)).get("items"))
                .asString()
                .contains("state=purging");
        assertThat(json(require(desk.upload(shelf("1.0.0").zip()), 409))).containsEntry("code", "plugin.purging");

        try (PluginDesk next = new PluginDesk(folder, desk.database, false)) {
            next.start();

            assertThat(names("show tables"))
                    .noneMatch(name -> name.startsWith("shelf") || name.startsWith("flyway_org"));
            assertNoTraces();
            assertThat(folder.resolve("plugin-data").resolve(ID)).doesNotExist();
        }
    }

    @Test
    void twoExportsAtOnceAreEnough() throws Exception {
        desk.enable(shelf("1.0.0"), ID);
        manyWriters();
        HttpRequest request = desk.request("plugins/" + ID + "/data").build();
        try (var one = desk.client
                        .send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                var two = desk.client
                        .send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            one.readNBytes(10);
            two.readNBytes(10);

            HttpResponse<String> third = require(desk.get("plugins/" + ID + "/data"), 503);

            assertThat(json(third)).containsEntry("code", "plugin.exports_busy");
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            assertThat(third.headers().firstValue("Content-Disposition")).isEmpty();
        }
        Awaitility.await().untilAsserted(() -> assertThat(
                        desk.get("plugins/" + ID + "/data").statusCode())
                .isEqualTo(200));
    }
}
