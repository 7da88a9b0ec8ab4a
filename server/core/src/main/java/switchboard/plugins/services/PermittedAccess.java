package switchboard.plugins.services;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.plugins.archive.PluginManifest;

/** {@code access:check} compiles and asks; only {@code access} as a whole gives out the desk's own caller, and others. */
final class PermittedAccess implements Access {

    private final PluginManifest manifest;
    private final Access access;

    PermittedAccess(PluginManifest manifest, Access access) {
        this.manifest = manifest;
        this.access = access;
    }

    @Override
    public Condition condition(
            Reach reach, Field<UUID> organization, Field<UUID> team, Collection<Field<UUID>> people) {
        return access.condition(reach, organization, team, people);
    }

    @Override
    public void require(Caller caller, String permission) {
        access.require(caller, permission);
    }

    @Override
    public Optional<Caller> caller(UUID person) {
        requireAll();
        return access.caller(person);
    }

    @Override
    public Caller system() {
        requireAll();
        return access.system();
    }

    private void requireAll() {
        if (!manifest.mayUse("access")) {
            throw new ForbiddenException(
                    "plugin.undeclared_service",
                    "The module " + manifest.id()
                            + " acts as the desk itself or as somebody, and its manifest names access:check alone under"
                            + " switchboard.services.");
        }
    }
}
