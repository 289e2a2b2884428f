package io.bothways.platform.job;

/**
 * Does long work. Called outside any transaction, and called again with the same parameters when the service died in
 * between or the database went away: work in steps, each in its own transaction together with {@link JobRun#progress},
 * and start where {@link JobRun#done} says.
 */
public interface JobHandler<P> {

    /** The error of a job that ended none of its attempts, each time taking its worker with it. */
    String TOO_MANY_ATTEMPTS = "too-many-attempts";

    /** Kebab-case name, the same that {@link Jobs#submit} was called with. */
    String kind();

    Class<P> params();

    void run(P params, JobRun run) throws Exception;

    /**
     * The job has ended without success and will not be tried again: what it worked for should say so instead of looking
     * busy for ever. Called in the transaction that ends the job.
     *
     * @param error a code: the problem's, {@link #TOO_MANY_ATTEMPTS}, or {@code internal} for what nobody foresaw
     */
    default void failed(P params, String error) {}
}
