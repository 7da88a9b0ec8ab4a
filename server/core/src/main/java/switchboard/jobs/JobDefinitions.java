package switchboard.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import switchboard.api.jobs.JobDefinition;

/** The jobs that can run here at this moment, by owner. */
final class JobDefinitions {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final ConcurrentMap<String, Map<String, JobDefinition>> byOwner = new ConcurrentHashMap<>();

    void set(String owner, List<JobDefinition> jobs) {
        Map<String, JobDefinition> byName = new HashMap<>();
        for (JobDefinition job : jobs) {
            JobName name = new JobName(owner, job.name(), "");
            if (job.every() != null && job.every().compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(
                        "The job " + name.instance() + " recurs more often than each second");
            }
            if (byName.put(job.name(), job) != null) {
                throw new IllegalArgumentException("The job " + name.instance() + " is defined twice");
            }
        }
        byOwner.put(owner, Map.copyOf(byName));
    }

    void remove(String owner) {
        byOwner.remove(owner);
    }

    Optional<JobDefinition> find(JobName name) {
        return Optional.ofNullable(byOwner.getOrDefault(name.owner(), Map.of()).get(name.job()));
    }
}
