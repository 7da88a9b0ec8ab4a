package switchboard.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.access.ModuleReach;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Caller;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Work;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.store.PluginRow;

/** Enables a plugin for some organizations only, or for all again. It holds whether the plugin serves or not. */
final class OrganizationLimits {

    private static final String FIELD = "organizations";

    private final Mounts mounts;
    private final HostParts parts;

    OrganizationLimits(Mounts mounts, HostParts parts) {
        this.mounts = mounts;
        this.parts = parts;
    }

    private ModuleReaches published() {
        return parts.reaches().published();
    }

    /** The organizations a plugin is enabled for, by id; null for all. */
    @Nullable
    List<UUID> of(String id) {
        ModuleReach reach = published().of(id);
        return reach == null ? null : List.copyOf(new TreeSet<>(reach.organizations()));
    }

    /** The same for somebody who may not know of other organizations: their own alone. */
    @Nullable
    List<UUID> shownTo(Caller caller, String id) {
        List<UUID> organizations = of(id);
        return organizations == null || caller.reach(PluginNews.READ).all()
                ? organizations
                : List.of(caller.organization());
    }

    /**
     * The ids behind names and ids.
     *
     * @throws InvalidInputException naming each that is none
     */
    Set<UUID> resolve(Collection<String> references) {
        Map<String, UUID> found = parts.organizations().apply(references);
        List<FieldError> unknown = new ArrayList<>();
        for (String reference : references) {
            if (!found.containsKey(reference)) {
                unknown.add(new FieldError(FIELD, "not_found", "There is no organization " + reference + "."));
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(unknown);
        }
        return Set.copyOf(found.values());
    }

    /**
     * Called with the plugin's lock held.
     *
     * @param organizations null for all
     * @param ifVersion the version of the plugin the caller insists on, null for none
     */
    Installed set(String id, @Nullable Set<UUID> organizations, @Nullable Long ifVersion, Caller caller) {
        Installed plugin = mounts.require(id);
        Map<String, @Nullable Object> yours = new HashMap<>();
        yours.put(FIELD, organizations == null ? null : List.copyOf(new TreeSet<>(organizations)));
        Map<String, @Nullable Object> current = new HashMap<>();
        current.put(FIELD, of(id));
        OptimisticLock.require(ifVersion, plugin.row().version(), yours, current);
        if (Objects.equals(yours, current)) {
            return plugin;
        }
        PluginRow saved;
        try {
            saved = parts.store().save(plugin.row(), work -> write(work, plugin, organizations, caller));
        } catch (DataAccessException failure) {
            throw SqlFailure.isReference(failure)
                    ? new InvalidInputException(FIELD, "not_found", "One of the organizations was just deleted.")
                    : failure;
        }
        Installed shown = Objects.requireNonNull(mounts.change(id, now -> now.with(saved)));
        parts.reaches().publish();
        return shown;
    }

    private void write(Work work, Installed plugin, @Nullable Set<UUID> organizations, Caller caller) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (organizations == null) {
            parts.reaches().free(work, plugin.id());
        } else {
            parts.reaches().limit(work, reach(plugin, organizations));
            data.put(FIELD, List.copyOf(new TreeSet<>(organizations)));
        }
        parts.news().tell(work, caller, plugin.id(), organizations == null ? "opened" : "limited", data);
    }

    /** What it brings now, and what is known to have brought before. */
    private ModuleReach reach(Installed plugin, Set<UUID> organizations) {
        ModuleReach known = published().of(plugin.id());
        Set<String> mounts = new TreeSet<>(known == null ? Set.of() : known.mounts());
        Set<String> nouns = new TreeSet<>(known == null ? Set.of() : known.nouns());
        String mount = plugin.manifest().mount();
        if (mount != null) {
            mounts.add(mount);
        }
        Generation live = plugin.live();
        Set<String> announced = plugin.manifest().permissions();
        if (live != null) {
            nouns.addAll(live.declaration().nouns());
        } else if (announced != null) {
            announced.forEach(key -> nouns.add(key.substring(0, key.indexOf(':'))));
        }
        return new ModuleReach(plugin.id(), mounts, nouns, organizations);
    }
}
