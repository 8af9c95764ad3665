export { NotFoundText as default } from '@/components/shell/not-found-text';
