package switchboard.plugins.registration;

import switchboard.access.Permissions;
import switchboard.plugins.generation.Generation;

/** Permissions that a plugin adds. */
public final class PermissionRegistration implements Registration {

    private final Permissions permissions;

    public PermissionRegistration(Permissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public void prepare(Generation generation) {
        permissions.define(generation.id(), generation.declaration().permissions());
    }

    @Override
    public void forget(Generation generation) {
        permissions.remove(generation.id());
    }
}
