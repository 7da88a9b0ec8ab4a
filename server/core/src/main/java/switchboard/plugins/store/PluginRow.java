package switchboard.plugins.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One plugin as it is stored. Archives are named by their SHA-256.
 *
 * @param previous what an administrator can go back to
 * @param pending what is being switched to, or waits for consent
 * @param problem what went wrong last, in words for the administrator
 * @param trial of the current version; null where it has proved itself or nothing served before it
 */
public record PluginRow(
        String id,
        @Nullable String current,
        @Nullable String previous,
        @Nullable String pending,
        Desired desired,
        Observed observed,
        @Nullable String problem,
        @Nullable Trial trial,
        long version) {

    /**
     * The time in which a new version can be taken back.
     *
     * @param until when it has proved itself, if nothing comes between
     * @param starts how often a server has started with it meanwhile; one that brings its server down must give way
     */
    public record Trial(Instant until, int starts) {}

    /** What the administrator wants. */
    public enum Desired {
        ENABLED,
        DISABLED,
        /** Uninstalled, and not to be brought back by the next start. */
        REMOVED
    }

    /** What is. */
    public enum Observed {
        DISABLED,
        ENABLING,
        ENABLED,
        UPGRADING,
        NEEDS_CONSENT,
        FAILED,
        QUARANTINED
    }

    /** A plugin just installed. */
    public static PluginRow installed(String id, String archive, Desired desired) {
        return new PluginRow(id, archive, null, null, desired, Observed.DISABLED, null, null, 0);
    }

    public PluginRow wanting(Desired wanted) {
        return new PluginRow(id, current, previous, pending, wanted, observed, problem, trial, version);
    }

    public PluginRow being(Observed state, @Nullable String why) {
        return new PluginRow(id, current, previous, pending, desired, state, why, trial, version);
    }

    /** An enabled plugin of which another version waits for consent is shown as such. */
    public PluginRow orWaiting() {
        return observed == Observed.ENABLED && pending != null ? being(Observed.NEEDS_CONSENT, problem) : this;
    }

    public PluginRow awaiting(@Nullable String archive) {
        return new PluginRow(id, current, previous, archive, desired, observed, problem, trial, version);
    }

    /** The archive has become the current one; what was current can be gone back to. */
    public PluginRow switchedTo(String archive) {
        return new PluginRow(id, archive, current, null, desired, observed, problem, null, version);
    }

    /** With another trial of the current version; null where it has none, or has passed. */
    public PluginRow on(@Nullable Trial newTrial) {
        return new PluginRow(id, current, previous, pending, desired, observed, problem, newTrial, version);
    }

    PluginRow stored(long newVersion) {
        return new PluginRow(id, current, previous, pending, desired, observed, problem, trial, newVersion);
    }
}
