package switchboard.api.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Work that survives a restart, with a lease so that one node does it at a time.
 *
 * @param name unique within the plugin and stable over its versions
 * @param every the pause between runs, at least a second; null for work that only the queue starts
 */
public record JobDefinition(String name, @Nullable Duration every, JobHandler handler) {}
