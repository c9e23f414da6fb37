import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { comeProblema } from './api/problema.ts';
import { rotte } from './rotte.tsx';

/** Every read of a case is recorded as a consultation: nothing is read again without a reason. */
const magazzino = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (volte, errore) => {
        const { stato } = comeProblema(errore);
        return (stato === 503 || stato === 0) && volte < 2;
      },
      retryDelay: 800,
    },
  },
});
const instradatore = createBrowserRouter(rotte);

export function App() {
  return (
    <QueryClientProvider client={magazzino}>
      <RouterProvider router={instradatore} />
    </QueryClientProvider>
  );
}
