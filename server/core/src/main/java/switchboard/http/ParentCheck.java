package switchboard.http;

import switchboard.api.access.Caller;

/** Finds what stands above a plugin's sub-resource, and whether the caller may see it. */
@FunctionalInterface
public interface ParentCheck {

    /**
     * @param parent {@code tickets}, {@code users} or {@code organizations}
     * @param id as it stands in the path; anything at all
     * @param writes whether the request may change something: not for who sees the object only to help with it
     * @throws switchboard.api.error.NotFoundException where there is no such object or the caller may not see it
     */
    void require(Caller caller, String parent, String id, boolean writes);
}
