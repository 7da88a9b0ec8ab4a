package switchboard.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Counts what waits, which the scheduler itself could only list. */
final class QueuedJobs {

    /** A range of the primary key; beyond the bound nobody wants to know how much more there is. */
    private static final String COUNT = """
            SELECT COUNT(*) FROM (SELECT 1 FROM core_job
            WHERE task_name = 'queued' AND task_instance >= ? AND task_instance < ? LIMIT 100000) waiting""";

    private final DataSource dataSource;

    QueuedJobs(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    long count(String owner) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            // Names are owner/job/key, and after the slash comes the digit nought.
            statement.setString(1, owner + "/");
            statement.setString(2, owner + "0");
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The jobs of " + owner + " cannot be counted", failure);
        }
    }
}
