package switchboard.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.persistence.TestDatabase;

/** Everything that went in comes out, to the last bit. */
@Timeout(120)
class RoundTripTest {

    private static final String EVERY_TYPE = """
            CREATE TABLE `every ``type` (
                id BIGINT NOT NULL AUTO_INCREMENT,
                tiny TINYINT, flag BOOLEAN, small SMALLINT, medium MEDIUMINT, number INT, big BIGINT UNSIGNED,
                exact DECIMAL(65, 30), near DOUBLE, nearer FLOAT,
                day DATE, span TIME(6), at DATETIME(6), coarse DATETIME, stamp TIMESTAMP(6) NULL, year YEAR,
                padded CHAR(10), words VARCHAR(200), plain VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin,
                tiny_text TINYTEXT, plain_text TEXT, medium_text MEDIUMTEXT, long_text LONGTEXT, json JSON,
                fixed_bytes BINARY(16), bytes VARBINARY(300), tiny_blob TINYBLOB, plain_blob BLOB,
                medium_blob MEDIUMBLOB, long_blob LONGBLOB,
                choice ENUM('one', 'two'), choices SET('a', 'b', 'c'), named UUID, address INET6,
                doubled BIGINT AS (number * 2) STORED, halved INT AS (number DIV 2) VIRTUAL,
                PRIMARY KEY (id), KEY every_type_at (at)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci""";

    private final TestDatabase source = TestDatabase.create();
    private final TestDatabase target = TestDatabase.createEmpty();

    @TempDir
    Path folder = Path.of(".");

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private void execute(String sql, Object... values) {
        source.transactions().inTransaction(work -> work.dsl().execute(sql, values));
    }

    @Test
    void everyTypeOfColumnKeepsItsValues() throws IOException {
        source.transactions().read(dsl -> dsl.execute(EVERY_TYPE));
        execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
        String into = "INSERT INTO `every ``type` ";
        execute(into + "(id) VALUES (100)");
        execute(into + """
                VALUES (101, -128, TRUE, -32768, 8388607, -2147483648, 18446744073709551615,
                -12345678901234567890123456789012345.123456789012345678901234567890, 2.2250738585072014E-308, 16777217,
                '1000-01-01', '-838:59:59.000001', '9999-12-31 23:59:59.999999', '2026-03-29 02:30:00',
                '2038-01-19 03:14:07.000001', 2155, 'x', '', '', '', '', '', '', '[]', '', '', '', '', '', '', 'two', '',
                '00000000-0000-0000-0000-000000000000', '::1', DEFAULT, DEFAULT)""");
        execute(
                into + "(padded, words, plain, plain_text, medium_text, json, at, stamp, choices) VALUES"
                        + " (?, ?, ?, ?, ?, ?, ?, ?, 'a,c')",
                "ÄÖ",
                "'\"`\\\n\r\t\0\u001a%_ 𝔘🎫 e\u0301",
                "a\\b",
                " spaces ",
                "ß你好".repeat(400_000),
                "{\"b\": 1.0, \"a\":\"\\u00e9\" }",
                "0000-00-00 00:00:00.000000",
                "1970-01-01 00:00:01.5");
        Random random = new Random(7);
        for (int length : new int[] {1, 255, 16_000, 5_000_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            execute(
                    into + "(near, nearer, exact, long_blob, fixed_bytes, bytes) VALUES (?, ?, ?, ?, ?, ?)",
                    Double.longBitsToDouble(random.nextLong() & 0x7fdf_ffff_ffff_ffffL),
                    random.nextFloat(),
                    new java.math.BigDecimal(random.nextInt()).movePointLeft(9),
                    bytes,
                    java.util.Arrays.copyOf(bytes, 16),
                    java.util.Arrays.copyOf(bytes, Math.min(length, 300)));
        }
        assertRoundTrip();
    }

    @Test
    void numbersOfEverySizeComeBackTheSame() throws IOException {
        source.transactions()
                .read(dsl -> dsl.execute("CREATE TABLE numbers (near DOUBLE, nearer FLOAT, KEY (near)) ENGINE=InnoDB"));
        Random random = new Random(11);
        for (int batch = 0; batch < 10; batch++) {
            String rows = Stream.generate(() ->
                            "(" + finite(random) + ", " + Float.intBitsToFloat(random.nextInt() & 0x7eff_ffff) + ")")
                    .limit(500)
                    .collect(java.util.stream.Collectors.joining(", "));
            execute("INSERT INTO numbers VALUES " + rows);
        }
        assertRoundTrip();
    }

    private static double finite(Random random) {
        return Double.longBitsToDouble(random.nextLong() & 0xffdf_ffff_ffff_ffffL);
    }

    @Test
    void attachmentsAndTheKeyComeBackAndNothingElse() throws IOException {
        DeskFolders from = BackedUpSchema.folders(folder.resolve("from"));
        byte[] content = "a file".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String sum = BackupLayout.sumOf(content);
        Files.createDirectories(BackupLayout.place(from.attachments(), sum).getParent());
        Files.write(BackupLayout.place(from.attachments(), sum), content);
        Files.createDirectories(from.attachments().resolve("incoming"));
        Files.writeString(from.attachments().resolve("incoming/half.part"), "half");
        Files.writeString(from.key(), "the key\n");
        Path file = folder.resolve("desk.zip");

        Backup.Outcome written = BackedUpSchema.backup(source, from, file);
        assertThat(written.attachments()).isEqualTo(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names(folder)).as("no draft is left").containsExactly("desk.zip", "from");

        DeskFolders to = BackedUpSchema.folders(folder.resolve("to"));
        assertThat(BackedUpSchema.restore(file, target, to).attachments()).isEqualTo(1);
        assertThat(BackupLayout.place(to.attachments(), sum)).hasBinaryContent(content);
        assertThat(to.key()).hasContent("the key\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.key())))
                .isEqualTo("rw-------");
        assertThat(names(to.data())).containsExactly("attachments", "secret.key");
        assertThat(names(to.attachments())).containsExactly(sum.substring(0, 2));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertRoundTrip() throws IOException {
        Path file = folder.resolve("desk.zip");
        Backup.Outcome written = BackedUpSchema.backup(source, BackedUpSchema.folders(folder.resolve("from")), file);
        Restore.Outcome read = BackedUpSchema.restore(file, target, BackedUpSchema.folders(folder.resolve("to")));
        assertThat(read.rows()).isEqualTo(written.rows()).isPositive();
        assertThat(BackedUpSchema.sums(target)).hasSizeGreaterThan(30).isEqualTo(BackedUpSchema.sums(source));
    }
}
