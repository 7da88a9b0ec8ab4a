package switchboard.chaos;

/** How it misbehaves. */
enum Mode {
    /** Not at all. */
    SOUND,
    THROW,
    /** Waits for ever and ignores interrupts. */
    BLOCK,
    /** Needs a class that cannot be loaded. */
    LINKAGE,
    /** Recurses until the stack is full. */
    OVERFLOW,
    GARBAGE,
    /** Starts threads that never end. */
    LEAK,
    /** Keeps a CPU busy, in a thread of its own. */
    BURN,
    /** Appends events as fast as it can. */
    FLOOD,
    /** Appends an event that is too large. */
    GROW_EVENT,
    GROW_TRANSACTION,
    /** Queues jobs without end. */
    GROW_JOBS,
    /** Queues a job with a large payload. */
    GROW_PAYLOAD,
    GROW_DOCUMENTS,
    GROW_ANSWER,
    /** Writes files without end. */
    GROW_FILES
}
