package io.bothways.analytics.statistics;

/**
 * Finds out whether a concave likelihood has no maximum because some combination of covariates tells events from the rest.
 *
 * <p>The certificate: far out in the direction of the last step the likelihood still does not fall. By concavity it then has
 * no maximum; were there one, the slope out there would be clearly negative. One further evaluation.
 */
public final class Separation {
    private static final double FAR = 20;

    private Separation() {}

    /** @param span range of every covariate; answers the covariates that run to infinity, none when there is a maximum */
    public static boolean[] of(Likelihood likelihood, Newton newton, double[] span) {
        int p = span.length;
        double[] direction = newton.lastStep();
        boolean[] separated = new boolean[p];
        double reach = 0;
        double farthest = 0;
        for (int j = 0; j < p; j++) {
            reach = Math.max(reach, Math.abs(direction[j]) * span[j]);
            farthest = Math.max(farthest, Math.abs(newton.beta()[j]) * span[j]);
        }
        if (!(reach > 0) || farthest < 6) {
            return separated;
        }
        double[] far = newton.beta().clone();
        for (int j = 0; j < p; j++) {
            far[j] += FAR / reach * direction[j];
        }
        likelihood.evaluate(far);
        double slope = 0;
        for (int j = 0; j < p; j++) {
            slope += direction[j] / reach * likelihood.score()[j];
        }
        if (slope < -1e-6 || !Double.isFinite(likelihood.logLikelihood())) {
            return separated;
        }
        for (int j = 0; j < p; j++) {
            separated[j] = Math.abs(direction[j]) * span[j] > 1e-3 * reach;
        }
        return separated;
    }
}
