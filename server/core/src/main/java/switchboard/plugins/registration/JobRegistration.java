package switchboard.plugins.registration;

import switchboard.jobs.JobService;
import switchboard.plugins.generation.Generation;

/** Jobs of a plugin. What is queued waits while the plugin is absent. */
public final class JobRegistration implements Registration {

    private final JobService jobs;

    public JobRegistration(JobService jobs) {
        this.jobs = jobs;
    }

    @Override
    public void begin(Generation generation) {
        if (!generation.declaration().jobs().isEmpty()) {
            jobs.define(generation.id(), generation.jobs());
        }
    }

    @Override
    public void pause(Generation generation) {
        jobs.remove(generation.id());
    }
}
