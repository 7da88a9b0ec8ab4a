package switchboard.backup;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The names inside a backup, and in the data folder. A name that is not one of these is refused, whatever it says. */
final class BackupLayout {

    static final String MANIFEST = "manifest.json";
    static final String MANIFEST_SUM = "manifest.json.sha256";
    static final String KEY = "secret.key";
    private static final String TABLES = "tables/";
    static final String ATTACHMENTS = "attachments/";
    private static final Pattern ATTACHMENT = Pattern.compile("attachments/([0-9a-f]{2})/(\\1[0-9a-f]{62})");
    private static final int SUM_LENGTH = 64;

    private BackupLayout() {}

    static String table(String name) {
        return TABLES + name + ".ndjson";
    }

    static String attachment(String sum) {
        return ATTACHMENTS + sum.substring(0, 2) + "/" + sum;
    }

    static boolean isAttachment(String entry) {
        return ATTACHMENT.matcher(entry).matches();
    }

    /** The sum that an attachment's entry is named by. */
    static String nameOf(String entry) {
        return entry.substring(entry.length() - SUM_LENGTH);
    }

    /** Where an attachment stands in the attachments folder. */
    static Path place(Path attachments, String sum) {
        return attachments.resolve(sum.substring(0, 2)).resolve(sum);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sumOf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(content);
        return hex(digest);
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
