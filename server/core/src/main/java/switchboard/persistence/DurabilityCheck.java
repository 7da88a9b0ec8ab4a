package switchboard.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the database before the desk relies on it: is it a MariaDB we know, does it keep what it acknowledges, can
 * it be written to. Weak durability is a loud warning rather than a refusal: the operator may know the machine better.
 */
public final class DurabilityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DurabilityCheck.class);
    private static final Pattern VERSION = Pattern.compile("(?:5\\.5\\.5-)?([0-9]+)\\.([0-9]+)\\..*");
    private static final int MAJOR = 10;
    private static final int MINOR = 11;
    private static final long LEAST_PACKET = 16L << 20;

    private final Transactions transactions;

    public DurabilityCheck(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Refuses a database that cannot carry the desk and logs what weakens one that can.
     *
     * @return the warnings, in the order logged
     * @throws DatabaseStartException when it is no MariaDB 10.11 or newer, has no InnoDB, or is read-only
     */
    public List<String> run() {
        Record facts = transactions.read(dsl -> dsl.fetchSingle("""
                SELECT VERSION() AS version, @@global.innodb_flush_log_at_trx_commit AS flush,
                  @@global.innodb_doublewrite AS doublewrite, @@global.max_allowed_packet AS packet,
                  @@global.read_only AS read_only, @@global.innodb_read_only AS innodb_read_only,
                  @@global.innodb_flush_log_at_timeout AS flush_every,
                  (SELECT support FROM information_schema.engines WHERE engine = 'InnoDB') AS innodb
                """));
        List<String> warnings = judge(facts);
        warnings.forEach(LOG::warn);
        return warnings;
    }

    /** Whether the database takes writes at this moment; for readiness. */
    public boolean isWritable() {
        return transactions.read(
                dsl -> dsl.fetchSingle("SELECT @@global.read_only = 0 AND @@global.innodb_read_only = 0")
                        .get(0, boolean.class));
    }

    private static List<String> judge(Record facts) {
        String version = facts.get("version", String.class);
        if (!isSupported(version)) {
            throw new DatabaseStartException("The database says it is \"" + version + "\"; MariaDB " + MAJOR + "."
                    + MINOR + " or newer is needed.");
        }
        String support = facts.get("innodb", String.class);
        if (!"YES".equals(support) && !"DEFAULT".equals(support)) {
            throw new DatabaseStartException("The database has no InnoDB, without which nothing is transactional.");
        }
        if (facts.get("read_only", boolean.class) || facts.get("innodb_read_only", boolean.class)) {
            throw new DatabaseStartException("The database is read-only; name the one that takes writes.");
        }
        List<String> warnings = new ArrayList<>();
        int flush = facts.get("flush", int.class);
        if (flush != 1) {
            warnings.add("DURABILITY: the database has innodb_flush_log_at_trx_commit=" + flush + ". Up to "
                    + facts.get("flush_every", int.class)
                    + " s of acknowledged changes are lost when its machine fails. Set it to 1.");
        }
        if (facts.get("doublewrite", String.class).matches("0|OFF")) {
            warnings.add("DURABILITY: the database has innodb_doublewrite=OFF. A power failure can tear a page, unless"
                    + " the file system writes pages whole.");
        }
        long packet = facts.get("packet", long.class);
        if (packet < LEAST_PACKET) {
            warnings.add(
                    "The database has max_allowed_packet=" + packet + "; large imports need " + LEAST_PACKET + ".");
        }
        return warnings;
    }

    static boolean isSupported(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!version.contains("MariaDB") || !matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major > MAJOR || (major == MAJOR && Integer.parseInt(matcher.group(2)) >= MINOR);
    }
}
