package io.bothways.platform.job;

import java.util.UUID;

/** One attempt at a job, as its handler sees it. */
public interface JobRun {

    UUID jobId();

    /** How far earlier attempts came; 0 on the first one. */
    long done();

    /**
     * Says how far the work is. In a transaction it belongs to it, so that a resumed job neither repeats nor skips a
     * step. Throws when another instance has taken the job over.
     */
    void progress(long done, long total, String message);

    /** Keeps a small result, shown with the job. */
    void result(Object result);
}
