export const Onboarding = () => null;
