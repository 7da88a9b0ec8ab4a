package switchboard.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.UnavailableException;
import switchboard.api.persistence.Columns;
import switchboard.api.privacy.PersonalData;
import switchboard.json.Json;
import switchboard.persistence.Transactions;

/**
 * Everything about a person as a zip of JSON: {@code person.json}, a file of lines for each kind of record of the core, one
 * for each table that a plugin declared under {@code plugins/<id>/}, and last {@code manifest.json}. Read page by page, so
 * that what changes meanwhile may be in it or not; a failure leaves a zip without its end.
 */
public final class PersonExport {

    private static final int AT_ONCE = 2;
    private static final int PAGE = 500;
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final PersonalDataRegister register;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public PersonExport(Transactions transactions, PersonalDataRegister register, Clock clock) {
        this.transactions = transactions;
        this.register = register;
        this.clock = clock;
    }

    /** @throws UnavailableException 503 {@code user.exports_busy} where two are under way; nothing is written then */
    public void write(UUID person, OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            throw new UnavailableException(
                    "user.exports_busy", "Two exports are under way; begin this one when they have ended.", RETRY);
        }
        try {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            Map<String, Object> files = new LinkedHashMap<>();
            entry(zip, "person.json", Json.write(account(person)));
            for (CoreRecords records : CoreRecords.all()) {
                Lines lines = new Lines(zip, records.name() + ".ndjson");
                records.walk(transactions, person, lines::add);
                files.put(lines.name, lines.end());
            }
            for (Map.Entry<String, List<PersonalData>> plugin : register.all().entrySet()) {
                for (PersonalData data : plugin.getValue()) {
                    Lines lines = new Lines(
                            zip, "plugins/" + plugin.getKey() + "/" + data.table() + "." + data.person() + ".ndjson");
                    declared(person, data, lines);
                    files.put(lines.name, lines.end());
                }
            }
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("format", 1);
            manifest.put("person", person.toString());
            manifest.put("exportedAt", clock.instant().toString());
            manifest.put("rows", files);
            entry(zip, "manifest.json", Json.write(manifest));
            zip.finish();
            zip.flush();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        } finally {
            places.release();
        }
    }

    private void declared(UUID person, PersonalData data, Lines lines) {
        DeclaredTable table = transactions.read(dsl -> DeclaredTable.of(dsl, data));
        if (!table.exists()) {
            return;
        }
        List<Object> after = List.of();
        while (true) {
            List<Object> last = after;
            Result<? extends Record> page = transactions.read(dsl -> table.page(dsl, person, last, PAGE));
            page.forEach(row -> lines.add(CoreRecords.plain(row)));
            if (page.size() < PAGE) {
                return;
            }
            after = table.key(page.getLast());
        }
    }

    private Map<String, @Nullable Object> account(UUID person) {
        return transactions.read(dsl -> {
            Map<String, @Nullable Object> account = new LinkedHashMap<>();
            dsl.select(fields(
                            "id",
                            "username",
                            "display_name",
                            "active",
                            "locale",
                            "time_zone",
                            "organization_id",
                            "created_at"))
                    .from(DSL.table(DSL.name("core_user")))
                    .where(DSL.field(DSL.name("id"), Columns.ID).eq(person))
                    .forEach(row -> account.putAll(CoreRecords.plain(row)));
            account.put("addresses", rows(dsl, "core_person_address", person, "kind", "value"));
            account.put("teams", rows(dsl, "core_team_member", person, "team_id"));
            account.put("roles", rows(dsl, "core_role_grant", person, "role_key", "organization_id", "team_id"));
            account.put("presence", rows(dsl, "core_presence", person, "state", "until_at"));
            account.put("absences", rows(dsl, "core_absence", person, "from_at", "to_at", "substitute_id"));
            account.put("rotas", rows(dsl, "core_rota_participant", person, "rota_id", "position"));
            account.put("rotaOverrides", rows(dsl, "core_rota_override", person, "rota_id", "from_at", "to_at"));
            account.put("skills", rows(dsl, "core_user_skill", person, "skill", "level"));
            account.put("signIns", rows(dsl, "core_token", person, "created_at", "expires_at"));
            return account;
        });
    }

    private static List<Map<String, @Nullable Object>> rows(
            org.jooq.DSLContext dsl, String table, UUID person, String... columns) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        dsl.select(fields(columns))
                .from(DSL.table(DSL.name(table)))
                .where(DSL.field(DSL.name("user_id"), Columns.ID).eq(person))
                .limit(PAGE)
                .forEach(row -> rows.add(CoreRecords.plain(row)));
        return rows;
    }

    private static List<Field<?>> fields(String... names) {
        return java.util.Arrays.stream(names)
                .<Field<?>>map(name -> DSL.field(DSL.name(name), Object.class))
                .toList();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** One file of lines under way. */
    private static final class Lines {

        private final ZipOutputStream zip;
        private final String name;
        private long rows;

        Lines(ZipOutputStream zip, String name) throws IOException {
            this.zip = zip;
            this.name = name;
            zip.putNextEntry(new ZipEntry(name));
        }

        void add(Map<String, @Nullable Object> row) {
            try {
                zip.write((Json.write(row) + "\n").getBytes(StandardCharsets.UTF_8));
                rows++;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        long end() throws IOException {
            zip.closeEntry();
            return rows;
        }
    }
}
