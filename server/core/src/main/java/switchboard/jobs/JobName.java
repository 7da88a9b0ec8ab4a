package switchboard.jobs;

import java.util.regex.Pattern;

/**
 * What one piece of work is called in the table: {@code owner/job/key}, the key being empty for recurring work.
 *
 * @param key at most 100 characters, without control characters
 */
record JobName(String owner, String job, String key) {

    private static final Pattern OWNER = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");
    private static final Pattern JOB = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,59}");
    private static final Pattern KEY = Pattern.compile("\\P{Cntrl}{0,100}");

    /** @throws IllegalArgumentException where a part is none: a bug of the caller */
    JobName {
        key = key.strip();
        if (!OWNER.matcher(owner).matches()
                || !JOB.matcher(job).matches()
                || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a job: owner " + owner + ", name " + job + ", key " + key);
        }
    }

    static JobName parse(String instance) {
        String[] parts = instance.split("/", 3);
        return new JobName(parts[0], parts[1], parts[2]);
    }

    String instance() {
        return owner + "/" + job + "/" + key;
    }
}
