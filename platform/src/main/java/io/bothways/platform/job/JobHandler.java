package io.bothways.platform.job;

/**
 * Does long work. Called outside any transaction, and called again with the same parameters when the service died in
 * between or the database went away: work in steps, each in its own transaction together with {@link JobRun#progress},
 * and start where {@link JobRun#done} says.
 */
public interface JobHandler<P> {

    /** Kebab-case name, the same that {@link Jobs#submit} was called with. */
    String kind();

    Class<P> params();

    void run(P params, JobRun run) throws Exception;
}
