package switchboard.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;

/** Mounts that a test sets. */
final class TestMounts implements MountDirectory {

    final Map<String, MountedApplication> mounts = new ConcurrentHashMap<>();
    final Map<String, MountedApplication> below = new ConcurrentHashMap<>();

    @Override
    public MountedApplication find(String mount, Caller caller) {
        return found(mounts.get(mount), mount);
    }

    @Override
    public MountedApplication findBelow(String parent, String mount, Caller caller) {
        return found(below.get(parent + "/" + mount), mount);
    }

    private static MountedApplication found(MountedApplication application, String mount) {
        if (mount.equals("sleeping")) {
            throw new NotFoundException("module.not_enabled", "The module is not enabled.");
        }
        if (application == null) {
            throw new NotFoundException("route.not_found", "There is nothing at this address.");
        }
        return application;
    }
}
